package org.plumbline.parse.ovs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * What {@code ovs-vsctl show} says: bridges, their ports and the ports' interfaces.
 *
 * @param managers targets of managers, e.g. {@code ptcp:6640:127.0.0.1}
 * @param version version of Open vSwitch; empty where the output does not tell
 */
public record OvsShow(List<String> managers, List<Bridge> bridges, String version) {

    /**
     * @param failMode {@code secure} or {@code standalone}; empty is standalone
     * @param controllers targets of its controllers
     */
    public record Bridge(String name, String failMode, List<String> controllers, List<Port> ports, Location at) {}

    /** A port; more than one interface is a bond. */
    public record Port(String name, List<Interface> interfaces, Location at) {}

    /**
     * @param type {@code internal}, {@code patch}, {@code geneve}, {@code vxlan} …; empty is a device of the system
     * @param error why the switch cannot use it; empty when it can
     */
    public record Interface(String name, String type, Map<String, String> options, String error, Location at) {}

    public static Parsed<OvsShow> parse(Location file, String text) {
        var managers = new ArrayList<String>();
        var bridges = new ArrayList<Bridge>();
        var version = "";
        int number = 0;
        for (var raw : (Iterable<String>) text.lines()::iterator) {
            var at = file.line(++number);
            var line = raw.strip();
            int blank = line.indexOf(' ');
            var word = blank < 0 ? line : line.substring(0, blank);
            var value = blank < 0 ? "" : only(line.substring(blank + 1).strip());
            var bridge = bridges.isEmpty() ? null : bridges.get(bridges.size() - 1);
            switch (word) {
                case "Manager" -> managers.add(value);
                case "Bridge" -> bridges.add(new Bridge(value, "", new ArrayList<>(), new ArrayList<>(), at));
                case "ovs_version:" -> version = value;
                default -> {
                    if (bridge != null) {
                        bridges.set(bridges.size() - 1, with(bridge, word, value, at));
                    }
                }
            }
        }
        return bridges.isEmpty() && version.isEmpty() && managers.isEmpty()
                ? new Parsed<>(new OvsShow(List.of(), List.of(), ""), List.of(unreadable(file, text)))
                : Parsed.of(new OvsShow(List.copyOf(managers), List.copyOf(bridges), version));
    }

    private static Problem unreadable(Location file, String text) {
        boolean empty = text.lines().count() == 1 && text.strip().length() == 36;
        return new Problem(file, empty ? "The switch has no bridge." : "The output shows no switch.", !empty);
    }

    private static Bridge with(Bridge bridge, String word, String value, Location at) {
        var ports = bridge.ports();
        switch (word) {
            case "fail_mode:" -> {
                return new Bridge(bridge.name(), value, bridge.controllers(), ports, bridge.at());
            }
            case "Controller" -> bridge.controllers().add(value);
            case "Port" -> ports.add(new Port(value, new ArrayList<>(), at));
            case "Interface" -> {
                if (!ports.isEmpty()) {
                    ports.get(ports.size() - 1).interfaces().add(new Interface(value, "", Map.of(), "", at));
                }
            }
            default -> {
                if (!ports.isEmpty()) {
                    detail(ports.get(ports.size() - 1).interfaces(), word, value);
                }
            }
        }
        return bridge;
    }

    private static void detail(List<Interface> interfaces, String word, String value) {
        if (interfaces.isEmpty()) {
            return;
        }
        int last = interfaces.size() - 1;
        var old = interfaces.get(last);
        switch (word) {
            case "type:" ->
                interfaces.set(last, new Interface(old.name(), value, old.options(), old.error(), old.at()));
            case "options:" ->
                interfaces.set(
                        last,
                        new Interface(
                                old.name(), old.type(), OvsdbText.value(value).map(), old.error(), old.at()));
            case "error:" ->
                interfaces.set(last, new Interface(old.name(), old.type(), old.options(), value, old.at()));
            default -> {}
        }
    }

    private static String only(String value) {
        return value.startsWith("{")
                ? value
                : OvsdbText.value(value).elements().stream().findFirst().orElse("");
    }
}
