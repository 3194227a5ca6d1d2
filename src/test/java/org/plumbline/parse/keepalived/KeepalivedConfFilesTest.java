package org.plumbline.parse.keepalived;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.plumbline.Shared;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

class KeepalivedConfFilesTest {

    private static final Location FILE = new Location("ctl1", "/etc/keepalived/keepalived.conf", 0);

    private static List<Path> files(String below) throws IOException {
        try (var walk = Files.walk(Shared.path(below))) {
            return walk.filter(path -> path.getFileName().toString().startsWith("keepalived.conf")
                            || path.toString().contains("samples__keepalived.conf"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static void visit(List<KeepalivedNode> nodes, Consumer<KeepalivedNode> visitor) {
        for (var node : nodes) {
            visitor.accept(node);
            visit(node.children(), visitor);
        }
    }

    @Test
    void every_statement_of_the_collected_files_stands_where_it_says() throws IOException {
        var files = new ArrayList<>(files("corpus/parser/keepalived"));
        files.addAll(files("lab/snapshots"));
        assertThat(files).hasSizeGreaterThan(25);
        for (var file : files) {
            var text = Files.readString(file);
            var lines = text.split("\n", -1);
            var parsed = KeepalivedConf.parse(FILE, text);

            assertThat(parsed.problems()).as("%s", file).noneMatch(Problem::fatal);
            assertThat(parsed.value().nodes()).as("%s", file).isNotEmpty();
            visit(parsed.value().nodes(), node -> assertThat(lines[node.at().line() - 1])
                    .as("%s:%s", file, node.at().line())
                    .contains(node.keyword()));
        }
    }

    @Test
    void the_instances_of_the_laboratory_are_read_in_full() throws IOException {
        var text = Files.readString(Shared.path("lab/snapshots/ha/hosts/ctl2/etc/keepalived/keepalived.conf"));
        var parsed = KeepalivedConf.parse(FILE, text);
        var internal = parsed.value().instances().get(0);

        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value().instances()).extracting(VrrpInstance::name).containsExactly("internal", "public");
        assertThat(internal.routerId()).hasValue(51);
        assertThat(internal.priority()).isEqualTo(101);
        assertThat(internal.preempts()).isFalse();
        assertThat(internal.unicastPeers())
                .extracting(KeepalivedNode::keyword)
                .containsExactly("10.0.0.11", "10.0.0.13");
        assertThat(internal.addresses()).containsExactly(new VrrpAddress("10.0.0.10", 24, "eth0", FILE.line(39)));
        assertThat(parsed.value().trackedScripts(internal))
                .extracting(VrrpTrack::name)
                .containsExactly("check_haproxy");
        assertThat(parsed.value().script("check_haproxy").orElseThrow().fall()).isEqualTo(2);
        assertThat(parsed.value().syncGroups().get(0).members()).containsExactly("internal", "public");
    }

    @Test
    void the_sample_of_a_sync_group_names_its_members() throws IOException {
        var text =
                Files.readString(Shared.path("corpus/parser/keepalived/keepalived-samples/keepalived.conf.vrrp.sync"));
        var conf = KeepalivedConf.parse(FILE, text).value();

        assertThat(conf.syncGroups().get(0).members())
                .containsExactly("VI_1", "VI_2", "VI_5", "VI_6", "VI_7", "VI_8", "VI_9");
        assertThat(conf.instances().get(0).addresses().get(0).address()).isEqualTo("192.168.200.18");
        assertThat(conf.instances().get(0).isMaster()).isTrue();
    }

    @Test
    void a_generated_tree_is_read_back_as_it_was_meant() {
        var random = new Random(11);
        for (int round = 0; round < 200; round++) {
            var text = new StringBuilder();
            var meant = new ArrayList<String>();
            block(random, text, meant, 0);
            var read = new ArrayList<String>();
            var parsed = KeepalivedConf.parse(FILE, text.toString());
            visit(parsed.value().nodes(), node -> read.add(node.at().line() + " " + String.join("|", node.words())));

            assertThat(parsed.problems()).as("%s", text).isEmpty();
            assertThat(read).as("%s", text).isEqualTo(meant);
        }
    }

    private static void block(Random random, StringBuilder text, List<String> meant, int depth) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            long line = text.chars().filter(c -> c == '\n').count() + 1;
            var name = "k" + random.nextInt(100);
            var argument = "a " + "{}!#'é".charAt(random.nextInt(6)) + " b";
            meant.add(line + " " + name + "|" + argument);
            text.append("\t".repeat(depth))
                    .append(name)
                    .append(" \"")
                    .append(argument)
                    .append('"');
            if (depth < 4 && random.nextInt(3) == 0) {
                text.append(random.nextBoolean() ? " { # c\n" : "\n{\n");
                block(random, text, meant, depth + 1);
                text.append(random.nextBoolean() ? "}\n" : " } ! c\n");
            } else {
                text.append("\n");
            }
        }
    }

    @Test
    void damaged_files_are_read_without_an_exception_and_with_lines_that_exist() throws IOException {
        var random = new Random(5);
        var files = files("corpus/parser/keepalived");
        for (int round = 0; round < 500; round++) {
            var damaged = new StringBuilder(Files.readString(files.get(random.nextInt(files.size()))));
            for (int i = 0; i < 10 && damaged.length() > 1; i++) {
                int at = random.nextInt(damaged.length());
                var signs = List.of("$A=", "$A", "~SEQ(A,1,9)", "~LST(", "@x ", "{", "}", "\"", "\\\n", "include x\n");
                switch (random.nextInt(3)) {
                    case 0 -> damaged.deleteCharAt(at);
                    case 1 -> damaged.insert(at, signs.get(random.nextInt(signs.size())));
                    default -> damaged.setCharAt(at, (char) random.nextInt(0x2100));
                }
            }
            var text = damaged.toString();
            long lines = text.lines().count();
            var main = new SourceFile(FILE, "", () -> text);
            var parsed = KeepalivedConf.parse(main, "x", pattern -> List.of(main));

            assertThat(parsed.problems()).allMatch(p -> p.at().line() >= 1 && p.at().line() <= lines);
            visit(parsed.value().nodes(), node -> assertThat(node.at().line()).isBetween(1, (int) lines));
        }
    }
}
