package org.plumbline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.report.Result;
import org.plumbline.report.StoredResult;
import org.plumbline.report.Style;

/** Inputs that are broken, endless or made to do harm, given to the whole program: it says so and goes on. */
@Timeout(120)
class HostileCloudTest {

    private static final String MEMORY = "-Xmx256m";

    /** As large as the memory; a gigabyte with {@code -Dsweep=all}. */
    private static final int MEGABYTES = "all".equals(System.getProperty("sweep")) ? 1024 : 256;

    @TempDir
    private Path folder;

    /** What a command came to. */
    private record Ran(int exitCode, String said) {}

    private Ran audit(Path snapshot) {
        var err = new StringWriter();
        var terminal = new Terminal(
                new PrintWriter(new StringWriter()), new PrintWriter(err), Style.PLAIN, false, "plumbline", Map.of());
        int exitCode = Main.run(terminal, "audit", snapshot.toString(), "-o", "json=" + json());
        return new Ran(exitCode, err.toString());
    }

    /** In a process of its own, with little memory. */
    private Ran auditInSmallProcess(Path snapshot) throws Exception {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        MEMORY,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "audit",
                        snapshot.toString(),
                        "-o",
                        "json=" + json()))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ran(process.waitFor(), said);
    }

    private Path json() {
        return folder.resolve("result.json");
    }

    private Result result() throws Exception {
        return StoredResult.read(json());
    }

    @Test
    void what_is_no_snapshot_is_a_usage_error() throws IOException {
        var empty = Files.createDirectories(folder.resolve("empty"));
        var text = Files.writeString(folder.resolve("a.tar.gz"), "hello");
        assertThat(audit(empty)).satisfies(ran -> refused(ran, "holds no host"));
        assertThat(audit(text)).satisfies(ran -> refused(ran, "is neither a directory nor a tar archive"));
        assertThat(audit(Path.of("/dev/null"))).satisfies(ran -> refused(ran, "is a device, FIFO or socket"));
    }

    private static void refused(Ran ran, String reason) {
        assertThat(ran.said()).contains(reason).endsWith("(exit code 2)\n").hasLineCount(1);
        assertThat(ran.exitCode()).isEqualTo(2);
    }

    @Test
    void an_archive_that_breaks_off_or_leads_out_of_itself_is_judged_by_the_rest() throws Exception {
        var archive = folder.resolve("evil.tar");
        try (var tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
            for (var name : List.of("../../evil/nova.conf", "/hosts/c1/etc/hostname", "hosts/c1/etc/hosts")) {
                put(tar, new TarArchiveEntry(name, true), "c1\n");
            }
            var out = new TarArchiveEntry("hosts/c1/etc/nova/nova.conf", TarConstants.LF_SYMLINK);
            out.setLinkName("../../../../../../etc/passwd");
            put(tar, out, "");
            var hard = new TarArchiveEntry("hosts/c1/etc/cinder/cinder.conf", TarConstants.LF_LINK);
            hard.setLinkName("/etc/shadow");
            put(tar, hard, "");
        }
        var cut = Files.write(folder.resolve("cut.tar"), Arrays.copyOf(Files.readAllBytes(archive), 2200));

        assertThat(audit(archive).exitCode()).isEqualTo(5);
        assertThat(inputs()).contains("evil", "/etc/nova/nova.conf", "/etc/cinder/cinder.conf");
        assertThat(Files.readString(json())).doesNotContain("root:x:");
        assertThat(audit(cut)).satisfies(ran -> {
            assertThat(ran.exitCode()).isIn(2, 5);
            assertThat(ran.said()).doesNotContain("\tat ");
        });
    }

    private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, String text) throws IOException {
        entry.setSize(text.length());
        tar.putArchiveEntry(entry);
        tar.write(text.getBytes(UTF_8));
        tar.closeArchiveEntry();
    }

    @Test
    void a_bomb_costs_no_memory() throws Exception {
        var archive = folder.resolve("bomb.tar.gz");
        try (var tar = new TarArchiveOutputStream(
                new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(archive), 1 << 16), 1 << 20))) {
            put(tar, new TarArchiveEntry("hosts/c1/etc/hostname"), "c1\n");
            var zeros = new TarArchiveEntry("hosts/c1/etc/nova/nova.conf");
            zeros.setSize((long) MEGABYTES << 20);
            tar.putArchiveEntry(zeros);
            var block = new byte[1 << 20];
            for (int i = 0; i < MEGABYTES; i++) {
                tar.write(block);
            }
            tar.closeArchiveEntry();
        }
        var ran = auditInSmallProcess(archive);
        assertThat(ran.exitCode()).as(ran.said()).isEqualTo(5);
        assertThat(inputs()).contains("/etc/nova/nova.conf");
    }

    @Test
    void junk_of_every_kind_is_told_and_makes_nothing_fail() throws Exception {
        var cloud = folder.resolve("cloud");
        var host = cloud.resolve("hosts/c1");
        write(host.resolve("etc/nova/nova.conf"), "[DEFAULT]\nx = " + "y".repeat(3 << 20) + "\n");
        Files.createDirectories(host.resolve("etc/keystone"));
        Files.write(host.resolve("etc/keystone/keystone.conf"), new byte[] {(byte) 0xff, 0, (byte) 0xc3, '(', '\n'});
        write(host.resolve("etc/haproxy/haproxy.cfg"), "<<<< include\n".repeat(20_000));
        write(host.resolve("commands/rabbitmqctl-status.json"), "[".repeat(200_000) + "]".repeat(200_000));
        write(host.resolve("commands/systemctl-units.json"), "{\"a\":".repeat(100_000));
        write(host.resolve("commands/cibadmin-query.xml"), billionLaughs());
        write(
                host.resolve("commands/crm_mon.xml"),
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<crm_mon>&e;</crm_mon>");
        write(cloud.resolve("topology.yaml"), "a: &a [x]\n" + aliases());
        write(cloud.resolve("attestations.yaml"), "[".repeat(50_000));
        write(cloud.resolve("api/compute/os-services.json"), "{\"services\":" + "[".repeat(100_000));
        sparse(host.resolve("var/log/nova/nova-api.log"));
        sparse(host.resolve("etc/cinder/cinder.conf"));
        assertThat(new ProcessBuilder("mkfifo", host.resolve("etc/hosts").toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.createDirectories(host.resolve("etc/glance"));
        Files.createSymbolicLink(host.resolve("etc/glance/glance-api.conf"), Path.of("glance-api.conf"));
        Files.createSymbolicLink(host.resolve("etc/glance/up"), Path.of(".."));

        try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(host.resolve("etc/hostname")));
            var ran = auditInSmallProcess(cloud);
            assertThat(ran.said()).doesNotContain("\tat ", "internal error");
            assertThat(ran.exitCode()).as(ran.said()).isEqualTo(5);
        }
        assertThat(result().controls()).noneMatch(control -> control.verdict().equals("FAIL"));
        assertThat(inputs())
                .contains(
                        "/etc/nova/nova.conf",
                        "/etc/keystone/keystone.conf",
                        "/etc/cinder/cinder.conf",
                        "/etc/glance/glance-api.conf",
                        "/etc/hosts",
                        "/etc/hostname");
        assertThat(Files.readString(json())).doesNotContain("root:x:", "a fault of Plumbline");
    }

    private List<String> inputs() throws Exception {
        var inputs = new ArrayList<String>();
        result().snapshot().blindSpots().forEach(spot -> inputs.add(spot.input()));
        return inputs;
    }

    private static String billionLaughs() {
        var text = new StringBuilder("<!DOCTYPE l [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 12; i++) {
            text.append(
                    "<!ENTITY a%d \"%s\">".formatted(i, "&a%d;".formatted(i - 1).repeat(10)));
        }
        return text.append("]>\n<cib>&a11;</cib>").toString();
    }

    private static String aliases() {
        var text = new StringBuilder("b0: &b0 [*a, *a]\n");
        for (int i = 1; i < 12; i++) {
            text.append("b%d: &b%d [%s*a]\n"
                    .formatted(i, i, "*b%d, ".formatted(i - 1).repeat(10)));
        }
        return text.toString();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void sparse(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(2L << 30);
        }
    }
}
