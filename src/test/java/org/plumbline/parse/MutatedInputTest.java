package org.plumbline.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.parse.coordination.EtcdConf;
import org.plumbline.parse.coordination.EtcdMembers;
import org.plumbline.parse.coordination.MemcachedOptions;
import org.plumbline.parse.coordination.MemcachedStats;
import org.plumbline.parse.coordination.RedisConf;
import org.plumbline.parse.host.DpkgList;
import org.plumbline.parse.host.HostsFile;
import org.plumbline.parse.host.OsRelease;
import org.plumbline.parse.host.PipList;
import org.plumbline.parse.host.ResolvConf;
import org.plumbline.parse.host.RpmList;
import org.plumbline.parse.rabbitmq.EnabledPlugins;
import org.plumbline.parse.rabbitmq.ErlangTerms;
import org.plumbline.parse.rabbitmq.RabbitmqAlarm;
import org.plumbline.parse.rabbitmq.RabbitmqClusterStatus;
import org.plumbline.parse.rabbitmq.RabbitmqConf;
import org.plumbline.parse.rabbitmq.RabbitmqDefinitions;
import org.plumbline.parse.rabbitmq.RabbitmqListener;
import org.plumbline.parse.rabbitmq.RabbitmqPolicy;
import org.plumbline.parse.rabbitmq.RabbitmqQueue;
import org.plumbline.parse.rabbitmq.RabbitmqStatus;
import org.plumbline.parse.shell.ShellAssignments;
import org.plumbline.snapshot.Location;

/** No parser throws or points beyond the text, whatever is cut out of, doubled in or put into an input. */
class MutatedInputTest {

    private static final Location FILE = new Location("h", "/f", 0);
    private static final String NOISE = "\"'{}[]()<>#%=.,:;\\\n\t\r -$‹\u0000\u001b\uD83Dé9a|*";

    static Stream<Arguments> parsers() {
        return Stream.of(
                of("terms", ErlangTerms::parse, "%% c\n[{rabbit,[{a,<<\"b\">>},{'c d',[1|2]},{e,#{f => 1.5}}]}].\n"),
                of("printed", ErlangTerms::printed, "Status ...\n[{a,<0.1.0>},{b,#Fun<x.1>}]\n"),
                of("plugins", EnabledPlugins::parse, "[rabbitmq_management].\n"),
                of("conf", RabbitmqConf::parse, "a.b = 'c' # d\ninclude x\nlisteners.tcp.1 = ::1:5672\n"),
                of("assignments", ShellAssignments::parse, "export A=\"b \\\"c\\\"\"\nB='x'\n"),
                of(
                        "cluster",
                        RabbitmqClusterStatus::parse,
                        "\u001b[1mDisk Nodes\u001b[0m\n\na\n\nRunning Nodes\n\na\n"
                                + "\nVersions\n\na: RabbitMQ 3 on Erlang 25\n\nNetwork Partitions\n\nNode a cannot "
                                + "communicate with b\n\nListeners\n\nNode: a, interface: [::], port: 5, protocol: p\n"),
                of(
                        "cluster json",
                        RabbitmqClusterStatus::parse,
                        "{\"alarms\":[{\"node\":\"a\"}],\"disk_nodes\":[\"a\"]}"),
                of(
                        "cluster terms",
                        RabbitmqClusterStatus::parse,
                        "[{nodes,[{disc,[a]}]},{partitions,[{a,[b]}]},"
                                + "{alarms,[{a,[{resource_limit,memory,a}]}]}]"),
                of(
                        "status",
                        RabbitmqStatus::parse,
                        "Runtime\n\nRabbitMQ version: 4\n\nMemory\n\nMemory high watermark "
                                + "setting: 0.4 of available memory, computed to: 0.4 gb\n\nFile Descriptors\n\nTotal: 1, limit: 2\n"),
                of(
                        "queues",
                        RabbitmqQueue::parse,
                        "Listing queues for vhost / ...\nname\tpid\targuments\nq\t<a@b.1.2.3>\t" + "[{\"x\",1}]\n"),
                of("queues json", RabbitmqQueue::parse, "[\n{\"name\":\"q\",\"arguments\":[[\"x\",\"long\",1]]}\n]\n"),
                of("policies", RabbitmqPolicy::parse, "/\tn\tp\tall\t{\"ha-mode\":\"all\"}\t0\n"),
                of("alarms", RabbitmqAlarm::parse, "Memory alarm on node a\n"),
                of(
                        "listeners",
                        RabbitmqListener::parse,
                        "Asking node a to report\nInterface: [::], port: 1, protocol: x\n"),
                of("definitions", RabbitmqDefinitions::parse, "{\"users\":[{\"name\":\"a\",\"tags\":\"b\"}]}"),
                of("memcached", MemcachedOptions::parse, "-l 1 -p 2\n-vU0\n--port=1\n"),
                of("memcached stats", MemcachedStats::parse, "STAT a 1\n"),
                of("redis", RedisConf::parse, "a \"b\\x41\" 'c'\n"),
                of("etcd yaml", EtcdConf::yaml, "a: 1\nb:\n  c: [1, {d: 2}]\n- x\n"),
                of("etcd environment", EtcdConf::environment, "ETCD_A=1\n"),
                of("members", EtcdMembers::list, "{\"members\":[{\"ID\":1}]}"),
                of("dpkg", DpkgList::parse, "ii  a  1  all\nii \tb\t2\tall\n"),
                of("rpm", RpmList::parse, "a-1-2.x86_64 Mon\n{\"name\":\"a\",\"version\":\"1\"}\n"),
                of("pip", PipList::parse, "a 1\nb==2\n"),
                of("hosts", HostsFile::parse, "1 a b\n"),
                of("resolv", ResolvConf::parse, "nameserver 1\noptions a\n"),
                of("os-release", OsRelease::parse, "ID=debian\nNAME=\"x\"\n"));
    }

    private static <T> Arguments of(String name, BiFunction<Location, String, Parsed<T>> parser, String text) {
        return Arguments.of(name, parser, text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parsers")
    void survives(String name, BiFunction<Location, String, Parsed<?>> parser, String text) {
        var random = new Random(name.hashCode());
        for (int i = 0; i < 1_500; i++) {
            var mutated = text;
            for (int change = random.nextInt(4); change >= 0; change--) {
                mutated = mutate(random, mutated);
            }
            var parsed = parser.apply(FILE, mutated);
            long lines = mutated.chars().filter(c -> c == '\n' || c == '\r').count() + 1;
            assertThat(parsed.problems())
                    .as(mutated)
                    .allMatch(problem -> problem.at().line() <= lines);
            assertThat(parsed.value()).isNotNull();
        }
    }

    private static String mutate(Random random, String text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(8));
        var noise = NOISE.substring(random.nextInt(NOISE.length() - 1)).substring(0, 1);
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, end) + text.substring(at);
            case 2 -> text.substring(0, at);
            default -> text.substring(0, at) + noise + text.substring(at);
        };
    }

    /** Entries of the line formats stand on the line that holds their key. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("lineFormats")
    void entries_stand_where_their_key_is(
            String name, BiFunction<Location, String, Parsed<List<Entry>>> parser, String text) {
        var random = new Random(name.hashCode());
        for (int i = 0; i < 500; i++) {
            var mutated = mutate(random, text.repeat(3));
            var lines = mutated.split("\n", -1);
            assertThat(parser.apply(FILE, mutated).value())
                    .as(mutated)
                    .allMatch(entry -> lines[entry.at().line() - 1].contains(entry.key()));
        }
    }

    static Stream<Arguments> lineFormats() {
        return Stream.of(
                of("conf", RabbitmqConf::parse, "a.b = 'c' # d\n\nlisteners.tcp.1 = ::1:5672\n"),
                of("assignments", ShellAssignments::parse, "export ALPHA=\"b \\\"c\\\"\"\n\nBETA='x y'\n"));
    }
}
