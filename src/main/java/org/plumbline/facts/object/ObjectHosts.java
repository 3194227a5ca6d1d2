package org.plumbline.facts.object;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.hardening.FileRights.Kind;
import org.plumbline.cloud.object.ObjectDaemon;
import org.plumbline.cloud.object.RingCheck;
import org.plumbline.facts.Facts;
import org.plumbline.facts.hardening.Listings;
import org.plumbline.parse.host.Ps;
import org.plumbline.parse.swift.SwiftRecon;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** The hosts of swift: whether their files are alike, who may read them, and as whom its servers run. */
final class ObjectHosts {

    private static final List<String> COMPARED = List.of("object", "container", "account", "swift.conf");

    private ObjectHosts() {}

    /** @param parts the parts of swift by host */
    static void add(Facts facts, Snapshot snapshot, Map<String, Set<String>> parts) {
        var compared = new HashSet<String>();
        for (var name : parts.keySet()) {
            snapshot.host(name).ifPresent(host -> {
                compared.addAll(compared(facts, host));
                rights(facts, host);
                daemons(facts, host);
            });
        }
        for (var file : COMPARED) {
            if (!parts.isEmpty() && !compared.contains(file)) {
                facts.add(Unseen.of(
                        "ring-check:" + file,
                        parts.keySet().iterator().next(),
                        "swift-recon",
                        "whether all hosts have the same "
                                + (file.equals("swift.conf") ? file : "rings of " + file + "s")
                                + " was not recorded",
                        "run `swift-recon object container account --md5` where the rings are distributed from"));
            }
        }
    }

    private static Set<String> compared(Facts facts, HostFiles host) {
        var seen = new HashSet<String>();
        host.output("swift-recon").ifPresent(output -> facts.understood(SwiftRecon.parse(output.at(), output.text()))
                .forEach(check -> {
                    seen.add(check.subject());
                    facts.add(new RingCheck(
                            host.name(),
                            check.subject(),
                            check.matched(),
                            check.hosts(),
                            check.different().stream()
                                    .map(line -> new Quoted(line.at(), line.text()))
                                    .toList(),
                            check.at()));
                }));
        return seen;
    }

    private static void rights(Facts facts, HostFiles host) {
        var found = Listings.of(facts, host)
                .below("/etc/swift")
                .filter(file -> file.path().endsWith(".conf"))
                .map(file -> file.as("swift", Kind.SETTINGS))
                .toList();
        facts.addAll(found);
        if (found.isEmpty()) {
            facts.add(new Unseen(
                    List.of("file-rights:swift"),
                    new BlindSpot(
                            host.name(),
                            "stat-config",
                            "owner and rights of the files in /etc/swift were not recorded",
                            "collect the output of `stat -L -c '%n %U %G %a %s %Y' /etc/swift/*`")));
        }
    }

    private static void daemons(Facts facts, HostFiles host) {
        var output = host.output("ps");
        output.ifPresent(list -> facts.understood(Ps.parse(list.at(), list.text())).stream()
                .filter(process -> !process.user().isEmpty())
                .forEach(process -> program(process.args())
                        .ifPresent(
                                name -> facts.add(new ObjectDaemon(host.name(), name, process.user(), process.at())))));
        if (output.isEmpty()) {
            facts.add(Unseen.of(
                    "object-daemon",
                    host.name(),
                    "ps",
                    "as whom swift runs was not recorded",
                    "collect the output of `ps -eo pid,ppid,user,lstart,rss,nlwp,args`"));
        }
    }

    /** The server among the first words, behind its interpreter. */
    private static Optional<String> program(String args) {
        return List.of(args.split(" ", 4)).stream()
                .limit(3)
                .map(word -> word.substring(word.lastIndexOf('/') + 1))
                .filter(name -> name.startsWith("swift-") && name.endsWith("-server"))
                .findFirst();
    }
}
