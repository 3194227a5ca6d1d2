package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with a Java that prints its arguments and a Maven that leaves a jar and a mark. */
class LauncherTest {

    private static final String JAVA = """
            #!/bin/sh
            case $1 in
            -version) echo 'openjdk version "17.0.1"' >&2 ;;
            *) for last in "$@"; do echo "[$last]"; done ;;
            esac
            """;
    private static final String MAVEN = """
            #!/bin/sh
            echo built >>"$PWD/builds"
            sleep 0.3
            mkdir -p target && : >target/plumbline.jar
            """;

    @TempDir
    private Path folder;

    private Path project;
    private Path tools;

    /** What a start came to. */
    private record Start(int exitCode, String out) {}

    @BeforeEach
    void a_project_in_a_folder_with_a_blank() throws IOException {
        project = Files.createDirectories(folder.resolve("my project"));
        tools = Files.createDirectories(folder.resolve("tools"));
        Files.copy(Path.of("plumbline"), project.resolve("plumbline"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(project.resolve("src/main/java"));
        Files.writeString(project.resolve("src/main/java/A.java"), "");
        Files.writeString(project.resolve("pom.xml"), "");
        tool("java", JAVA);
        tool("javac", "#!/bin/sh\n");
        tool("mvn", MAVEN);
    }

    private void tool(String name, String script) throws IOException {
        var file = Files.writeString(tools.resolve(name), script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process start(Path launcher, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("PLUMBLINE_JAVA_OPTS");
        builder.environment().put("PLUMBLINE_JVMS", folder.resolve("jvms").toString());
        builder.environment().put("PATH", tools + ":/usr/bin:/bin");
        if (!Files.exists(tools.resolve("mvn"))) {
            builder.environment().put("PATH", tools + ":" + onlyBasics());
        }
        return builder.start();
    }

    /** The tools of POSIX that the launcher uses, without the Maven and Java of this machine. */
    private Path onlyBasics() throws IOException {
        var basics = Files.createDirectories(folder.resolve("basics"));
        for (var name :
                List.of("find", "head", "sed", "mkdir", "rm", "cat", "sleep", "touch", "grep", "readlink", "mv")) {
            var script = Files.writeString(
                    basics.resolve(name), "#!/bin/sh\nPATH=/usr/bin:/bin exec %s \"$@\"\n".formatted(name));
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return basics;
    }

    private static Start finished(Process process) throws Exception {
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Start(process.exitValue(), out);
    }

    private Start run(String... arguments) throws Exception {
        return finished(start(project.resolve("plumbline"), arguments));
    }

    private long builds() throws IOException {
        var marks = project.resolve("builds");
        return Files.exists(marks) ? Files.readAllLines(marks).size() : 0;
    }

    @Test
    void it_builds_once_and_passes_the_arguments_as_they_are() throws Exception {
        assertThat(run("audit", "a b", "*").out()).endsWith("[audit]\n[a b]\n[*]\n");
        assertThat(run("audit").out()).endsWith("[audit]\n");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void it_builds_again_when_a_source_is_newer_or_gone() throws Exception {
        run();
        var later = FileTime.from(Instant.now().plusSeconds(5));
        Files.setLastModifiedTime(project.resolve("src/main/java/A.java"), later);
        run();
        assertThat(builds()).isEqualTo(2);
        Files.setLastModifiedTime(
                project.resolve("target/plumbline.jar"),
                FileTime.from(Instant.now().plusSeconds(10)));
        run();
        assertThat(builds()).isEqualTo(2);
        Files.delete(project.resolve("src/main/java/A.java"));
        Files.setLastModifiedTime(
                project.resolve("src/main/java"), FileTime.from(Instant.now().plusSeconds(20)));
        run();
        assertThat(builds()).isEqualTo(3);
    }

    @Test
    void a_jar_that_maven_built_alone_is_made_to_start_fast_too() throws Exception {
        Files.createDirectories(project.resolve("samples/poc"));
        Files.createDirectories(project.resolve("target"));
        Files.writeString(project.resolve("target/plumbline.jar"), "");
        Files.setLastModifiedTime(
                project.resolve("target/plumbline.jar"),
                FileTime.from(Instant.now().minusSeconds(1)));
        for (var path : List.of("pom.xml", "src/main", "src/main/java", "src/main/java/A.java")) {
            Files.setLastModifiedTime(
                    project.resolve(path), FileTime.from(Instant.now().minusSeconds(9)));
        }
        tool("java", JAVA.replace("*) for", "-X*) echo \"$@\" >>\"%s\"; for".formatted(folder.resolve("starts"))));
        run("audit");
        run("audit");
        assertThat(builds()).isZero();
        assertThat(Files.readAllLines(folder.resolve("starts")).stream()
                        .filter(start -> start.contains("-Xshare:dump")))
                .hasSize(1);
    }

    @Test
    void a_newer_java_beside_the_one_on_the_path_is_taken_and_keeps_its_own_cache() throws Exception {
        Files.createDirectories(project.resolve("samples/poc"));
        for (var version : List.of("21.0.2", "25.0.3")) {
            var home = Files.createDirectories(folder.resolve("jvms/jdk-" + version));
            Files.createDirectories(home.resolve("bin"));
            Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
            tool(
                    "java",
                    JAVA.replace(
                            "*) for", "*) echo %s \"$@\" >>\"%s\"; for".formatted(version, folder.resolve("starts"))));
            Files.move(tools.resolve("java"), home.resolve("bin/java"));
        }
        tool("java", JAVA);
        assertThat(run("audit").exitCode()).isZero();
        var output = "-XX:AOTCacheOutput=" + project.toRealPath() + "/target/plumbline-25.0.3.aot.part";
        assertThat(Files.readAllLines(folder.resolve("starts")))
                .allMatch(start -> start.startsWith("25.0.3 "))
                .anyMatch(start -> start.contains(output));
    }

    @Test
    void the_help_is_written_once_and_then_only_shown() throws Exception {
        assertThat(run("--help").out())
                .isEqualTo("[-Dplumbline.columns=80]\n[-jar]\n[%s/target/plumbline.jar]\n[--help]\n"
                        .formatted(project.toRealPath()));
        assertThat(run("audit", "--help").out()).endsWith("[audit]\n[--help]\n");
    }

    @Test
    void it_is_found_through_links_from_anywhere() throws Exception {
        var near = Files.createSymbolicLink(project.resolve("near"), Path.of("plumbline"));
        var far = Files.createSymbolicLink(folder.resolve("far"), near);
        assertThat(finished(start(far, "x")).out())
                .contains("[-jar]\n[" + project.toRealPath() + "/target/plumbline.jar]\n[x]");
    }

    @Test
    void two_at_once_build_once() throws Exception {
        var first = start(project.resolve("plumbline"), "one");
        var second = start(project.resolve("plumbline"), "two");
        assertThat(finished(first).out()).endsWith("[one]\n");
        assertThat(finished(second).out()).endsWith("[two]\n");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void the_lock_of_a_build_that_died_is_taken_over() throws Exception {
        var lock = Files.createDirectories(project.resolve("target/.plumbline-build"));
        Files.writeString(lock.resolve("pid"), "999999999\n");
        assertThat(run("x").out()).endsWith("[x]\n");
    }

    @Test
    void a_build_that_fails_shows_its_errors_and_leaves_no_lock() throws Exception {
        tool("mvn", "#!/bin/sh\necho '[ERROR] no such artifact'\nexit 1\n");
        var start = run("audit");
        assertThat(start.exitCode()).isEqualTo(1);
        assertThat(start.out()).startsWith("[ERROR] no such artifact\nplumbline: the build failed; all of it is in ");
        assertThat(project.resolve("target/.plumbline-build")).doesNotExist();
    }

    @Test
    void without_maven_it_says_what_to_install() throws Exception {
        Files.delete(tools.resolve("mvn"));
        var start = run("audit");
        assertThat(start.exitCode()).isEqualTo(1);
        assertThat(start.out())
                .isEqualTo(
                        "plumbline: Maven 3.8.6 or newer is needed to build, e.g. apt install maven (exit code 1)\n");
    }

    @Test
    void without_java_or_with_an_old_one_it_says_what_to_install() throws Exception {
        tool("java", "#!/bin/sh\necho 'java version \"1.8.0_202\"' >&2\n");
        assertThat(run("audit").out()).contains("Java 17 or newer is needed").contains("is version 1");
        Files.delete(tools.resolve("java"));
        Files.delete(tools.resolve("mvn"));
        assertThat(run("audit").out()).startsWith("plumbline: Java 17 or newer is needed; install a JDK");
    }
}
