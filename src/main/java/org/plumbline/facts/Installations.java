package org.plumbline.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.cloud.Installation;
import org.plumbline.cloud.Inventory;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Unseen;
import org.plumbline.parse.host.Ps;
import org.plumbline.parse.systemd.Systemctl;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** The traces of DevStack, MicroStack and Packstack's demonstration set-up. */
final class Installations implements FactSource {

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var inventories = new HashMap<String, Inventory>();
        facts.all(Inventory.class).forEach(inventory -> inventories.put(inventory.host(), inventory));
        for (var host : snapshot.hosts()) {
            var found = Stream.of(devstack(facts, host), microstack(facts, host), packstack(host))
                    .flatMap(Optional::stream)
                    .findFirst();
            var inventory = inventories.get(host.name());
            if (found.isPresent()) {
                facts.add(found.get());
            } else if (inventory != null) {
                facts.add(new Installation(host.name(), "", looked(inventory)));
            } else {
                facts.add(new Unseen(
                        List.of("installation"),
                        new BlindSpot(
                                host.name(),
                                "systemctl-units",
                                "how the host was set up does not show without what runs on it",
                                "collect the output of `systemctl list-units --output=json` and `ps -eo args`")));
            }
        }
    }

    private static List<Located> looked(Inventory inventory) {
        return inventory.proof().stream()
                .<Located>map(at -> new Quoted(at, "no trace of an installer for developers"))
                .toList();
    }

    private static Optional<Installation> devstack(Facts facts, HostFiles host) {
        var signs = new ArrayList<Located>();
        host.output("systemctl-units")
                .ifPresent(output -> facts.understood(Systemctl.units(output.at(), output.text())).stream()
                        .filter(unit -> unit.name().startsWith("devstack@"))
                        .limit(3)
                        .forEach(unit -> signs.add(new Quoted(unit.at(), "unit " + unit.name()))));
        process(facts, host, "/opt/stack/").ifPresent(signs::add);
        return signs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Installation(host.name(), "DevStack", List.copyOf(signs)));
    }

    private static Optional<Installation> microstack(Facts facts, HostFiles host) {
        return process(facts, host, "/snap/microstack/")
                .map(sign -> new Installation(host.name(), "MicroStack", List.of(sign)));
    }

    private static Optional<Located> process(Facts facts, HostFiles host, String folder) {
        return host.output("ps").flatMap(output -> facts.understood(Ps.parse(output.at(), output.text())).stream()
                .filter(process -> process.args().contains(folder))
                .findFirst()
                .map(process -> new Quoted(process.at(), "a service runs from " + folder)));
    }

    /** Packstack builds real clouds too; its demonstration network and image give the trial away. */
    private static Optional<Installation> packstack(HostFiles host) {
        return host.glob("/root/packstack-answers-*.txt")
                .flatMap(file -> lines(file.at(), file.text()))
                .filter(line -> line.seen().equals("CONFIG_PROVISION_DEMO=y"))
                .findFirst()
                .map(line -> new Installation(host.name(), "Packstack", List.of(line)));
    }

    private static Stream<Quoted> lines(Location file, String text) {
        var lines = text.lines().toList();
        return Stream.iterate(0, i -> i + 1)
                .limit(lines.size())
                .map(i -> new Quoted(file.line(i + 1), lines.get(i).strip()));
    }
}
