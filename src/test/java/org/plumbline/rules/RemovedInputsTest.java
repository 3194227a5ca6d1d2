package org.plumbline.rules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.Watched;
import org.plumbline.authoring.AssessmentText;
import org.plumbline.cloud.MissingHost;
import org.plumbline.facts.Facts;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Verdict;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SnapshotException;
import org.plumbline.snapshot.SnapshotReader;

/**
 * What is taken away from a healthy cloud may leave a control UNKNOWN and never makes it FAIL or excuses it. By default
 * the inputs that facts are drawn from go away a handful at a time; {@code -Dsweep=all} takes every single one.
 */
class RemovedInputsTest {

    private static final Path HEALTHY = Path.of("samples/production");
    private static final boolean ALL = "all".equals(System.getProperty("sweep"));
    private static final int HANDFUL = 10;
    private static final RuleEngine ENGINE = new RuleEngine(Catalog.builtIn());
    private static final Map<String, Assessment> WHOLE = new TreeMap<>();
    private static final Map<String, Location> PLACES = new TreeMap<>();

    /** Paths of the inputs whose text was asked for. */
    private static final Set<String> READ = new TreeSet<>();

    static {
        try {
            var snapshot = SnapshotReader.read(HEALTHY);
            Watched.paths(snapshot).forEach((path, file) -> PLACES.put(path, file.at()));
            WHOLE.putAll(assess(Facts.of(Watched.by(snapshot, READ::add))));
            for (var path : List.copyOf(READ)) {
                var file = HEALTHY.resolve(path);
                if (Files.exists(file)) { // what a link leads to is read with it
                    READ.add(HEALTHY.toRealPath().relativize(file.toRealPath()).toString());
                }
            }
        } catch (SnapshotException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_no_fact_was_drawn_from_changes_no_verdict() throws SnapshotException {
        var unread = new HashSet<>(PLACES.keySet());
        unread.removeAll(READ);
        // Alone in a folder it shows that the folder was collected and holds no configuration.
        unread.removeIf(path -> path.endsWith("/README"));
        assertThat(unread).hasSizeGreaterThan(100);
        assertThat(verdicts(assess(Facts.of(without(unread::contains))))).isEqualTo(verdicts(WHOLE));
    }

    @TestFactory
    Stream<DynamicTest> without_an_input_of_one_host() throws IOException {
        if (ALL) {
            return files().stream().map(path -> dynamicTest(path, () -> verify(Set.of(path), true)));
        }
        var onePerKind = new ArrayList<String>();
        READ.stream()
                .collect(groupingBy(RemovedInputsTest::kind, TreeMap::new, toCollection(ArrayList::new)))
                .forEach((kind, same) -> onePerKind.add(same.get(Math.floorMod(kind.hashCode(), same.size()))));
        return handfuls(onePerKind).stream()
                .map(paths -> dynamicTest(String.join(" ", paths), () -> verify(paths, false)));
    }

    @TestFactory
    Stream<DynamicTest> without_an_input_of_any_host() throws IOException {
        var kinds = READ.stream()
                .filter(path -> !kind(path).equals(path))
                .collect(groupingBy(RemovedInputsTest::kind, TreeMap::new, toCollection(ArrayList::new)));
        var groups = ALL ? kinds.keySet().stream().map(Set::of).toList() : handfuls(List.copyOf(kinds.keySet()));
        return groups.stream()
                .map(group -> dynamicTest(String.join(" ", group), () -> {
                    var paths = new TreeSet<String>();
                    group.forEach(kind -> paths.addAll(kinds.getOrDefault(kind, new ArrayList<>())));
                    verify(paths, false);
                }));
    }

    /** A host of which nothing was collected, or no more than what its services answer over the network. */
    @ParameterizedTest
    @CsvSource({"ctl1, true", "ctl2, true", "ctl3, true", "cmp1, true", "ctl1, false", "ctl3, false", "cmp2, false"})
    void without_a_host(String host, boolean whole) throws SnapshotException {
        var facts =
                Facts.of(without(path -> path.equals("hosts/" + host) || (whole && path.matches("api/[^/]+/" + host))));
        assertThat(wrongs(assess(facts))).isEmpty();
        assertThat(facts.all(MissingHost.class)).extracting(MissingHost::name).containsExactly(host);
        assertThat(facts.blindSpots()).extracting(BlindSpot::host).contains(host);
        assertThat(verdicts(assess(facts)).values()).contains(Verdict.UNKNOWN);
    }

    private static void verify(Collection<String> paths, boolean mustBeMissed) throws SnapshotException {
        var facts = Facts.of(without(Set.copyOf(paths)::contains));
        var now = assess(facts);
        assertThat(wrongs(now)).as("without %s", paths).isEmpty();
        if (mustBeMissed) {
            var path = paths.iterator().next();
            var at = PLACES.get(path);
            boolean evidence = WHOLE.values().stream()
                    .anyMatch(a -> a.verdict() == Verdict.PASS && a.examined().contains(at));
            boolean named = facts.blindSpots().stream()
                    .anyMatch(spot -> at != null
                            && spot.host().equals(at.host())
                            && spot.input().equals(at.source()));
            assertThat(!evidence || named || isToldTwice(path) || verdicts(now).containsValue(Verdict.UNKNOWN))
                    .as("%s is evidence, and nobody misses it", path)
                    .isTrue();
        }
    }

    /** Controls that fail, or that the lack of an input excuses, and what they say. */
    private static List<String> wrongs(Map<String, Assessment> now) {
        return now.values().stream()
                .filter(a -> a.verdict() == Verdict.FAIL
                        || (a.verdict() == Verdict.NOT_APPLICABLE && a.verdict() != before(a))
                        || (a.verdict() == Verdict.PASS && a.verdict() != before(a)))
                .map(a -> before(a) + " became " + AssessmentText.of(a))
                .toList();
    }

    private static Verdict before(Assessment a) {
        return WHOLE.getOrDefault(a.control().id(), a).verdict();
    }

    /** Evidence that another source gives too. */
    private static boolean isToldTwice(String path) {
        return TOLD_TWICE.stream()
                .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
                .anyMatch(pattern -> pattern.matches(Path.of(path)));
    }

    private static final List<String> TOLD_TWICE = List.of(
            // a command prints it in two forms, or two commands print it
            "hosts/*/commands/{chronyc-tracking.csv,cibadmin-query.xml,crm-configure-show.txt,crm_mon.xml}",
            "hosts/*/commands/{ps.txt,systemctl-units.json,ss-tcp-listen.txt}",
            "hosts/*/commands/mysql-{global,wsrep}-{status,variables}.tsv",
            // every member of the cluster prints the same, and the API answers it too
            "hosts/*/commands/rabbitmqctl-{cluster_status,environment,list_policies,list_queues,list_users,status}.json",
            "hosts/*/commands/rabbitmqctl-environment.txt",
            // the running process tells what its files say
            "hosts/*/etc/mysql/my.cnf",
            "hosts/*/etc/mysql/conf.d/mysqldump.cnf",
            "hosts/*/etc/mysql/mariadb.conf.d/{50-mysqld_safe,50-server,99-galera}.cnf",
            "hosts/*/etc/rabbitmq/{advanced.config,rabbitmq.conf}",
            "hosts/*/etc/libvirt/libvirtd.conf",
            // the certificate is served too, or another host has the same
            "hosts/*/commands/{haproxy-show-ssl-cert,openssl-s_client-public}.txt",
            "hosts/*/etc/haproxy/certs/public.pem",
            "hosts/*/etc/mysql/tls/ca.pem",
            "hosts/*/etc/ssl/certs/internal-ca.pem",
            // one key that all hosts have is enough
            "hosts/*/etc/keystone/fernet-keys/{0,1}",
            // no job of theirs is a backup, or another host's job saves the same
            "hosts/*/commands/crontab-files.txt",
            "hosts/*/etc/cron.d/e2scrub_all",
            "hosts/*/usr/local/sbin/save-controller",
            "api/volume/backups.json");

    private static Snapshot without(Predicate<String> leftOut) throws SnapshotException {
        return SnapshotReader.read(List.of(HEALTHY), leftOut);
    }

    private static Map<String, Assessment> assess(Facts facts) {
        var byId = new TreeMap<String, Assessment>();
        ENGINE.assess(facts.all()).forEach(a -> byId.put(a.control().id(), a));
        return byId;
    }

    private static Map<String, Verdict> verdicts(Map<String, Assessment> all) {
        var verdicts = new HashMap<String, Verdict>();
        all.forEach((id, assessment) -> verdicts.put(id, assessment.verdict()));
        return verdicts;
    }

    private static List<String> files() throws IOException {
        try (var paths = Files.walk(HEALTHY)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> HEALTHY.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    /** The same input of every host: {@code hosts/*}{@code /etc/hosts}. */
    private static String kind(String path) {
        return path.replaceFirst("^hosts/[^/]+/", "hosts/*/");
    }

    /** Neighbours in the alphabet belong together, and go into different hands. */
    private static List<Set<String>> handfuls(List<String> paths) {
        int hands = (paths.size() + HANDFUL - 1) / HANDFUL;
        var all = new ArrayList<Set<String>>();
        for (int hand = 0; hand < hands; hand++) {
            var some = new TreeSet<String>();
            for (int i = hand; i < paths.size(); i += hands) {
                some.add(paths.get(i));
            }
            all.add(some);
        }
        return all;
    }
}
