package org.plumbline.parse.haproxy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/** Reads the {@code bind}, {@code server}, {@code server-template} and {@code default-server} lines of a section. */
final class HaproxyProxyLines {

    private static final int MOST_TEMPLATE_SERVERS = 4096;

    private final List<Problem> problems;
    private final List<HaproxyBind> binds = new ArrayList<>();
    private final List<HaproxyServer> servers = new ArrayList<>();
    private final List<HaproxySetting> serverDefaults = new ArrayList<>();
    private boolean defaultsCertain = true;

    HaproxyProxyLines(List<Problem> problems) {
        this.problems = problems;
    }

    HaproxySection section(
            String type, String name, @Nullable HaproxySection defaults, List<HaproxyLine> lines, HaproxyLine header) {
        inherit(defaults);
        for (var line : lines) {
            switch (line.word(0)) {
                case "bind", "dgram-bind" -> bind(line);
                case "default-server" -> defaultServer(line, true);
                case "server", "peer" -> server(line, type);
                case "server-template" -> template(line);
                default -> {}
            }
        }
        return new HaproxySection(
                type, name, defaults, lines, List.copyOf(binds), List.copyOf(servers), header.certain(), header.at());
    }

    /** Problems of an inherited line were reported where it stands. */
    private void inherit(@Nullable HaproxySection defaults) {
        if (defaults != null) {
            inherit(defaults.defaults());
            defaults.lines("default-server").forEach(line -> defaultServer(line, false));
        }
    }

    private void defaultServer(HaproxyLine line, boolean report) {
        serverDefaults.addAll(HaproxyKeywords.SERVER.read(line.words(), 1, line.at(), reason -> {
            if (report) {
                doubt(line.at(), reason);
            }
        }));
        defaultsCertain &= line.certain();
    }

    private void bind(HaproxyLine line) {
        var addresses = new ArrayList<HaproxyAddress>();
        for (var text : line.word(1).split(",", -1)) {
            var address = HaproxyAddress.of(text);
            if (address.isNetwork() && !address.hasVariable() && !validPorts(address)) {
                refuse(line.at(), "a bind address lacks a valid port");
            }
            addresses.add(address);
        }
        var settings = HaproxyKeywords.BIND.read(line.words(), 2, line.at(), reason -> doubt(line.at(), reason));
        binds.add(new HaproxyBind(
                List.copyOf(addresses), new HaproxySettings(List.of(), settings), line.certain(), line.at()));
    }

    private static boolean validPorts(HaproxyAddress address) {
        return address.firstPort() > 0 && address.lastPort() >= address.firstPort();
    }

    private void server(HaproxyLine line, String type) {
        boolean addressed = line.words().size() > 2;
        if (!addressed && !type.equals("peers")) {
            refuse(line.at(), "a server line lacks its name or address");
            return;
        }
        var address = addressed ? HaproxyAddress.of(line.word(2)) : new HaproxyAddress("", "", "");
        boolean relative = address.port().startsWith("+") || address.port().startsWith("-");
        if (!address.port().isEmpty()
                && !relative
                && !address.hasVariable()
                && (address.firstPort() == 0 && !address.port().equals("0")
                        || address.firstPort() != address.lastPort())) {
            refuse(line.at(), "a server's port is not valid");
        }
        var own = HaproxyKeywords.SERVER.read(line.words(), 3, line.at(), reason -> doubt(line.at(), reason));
        add(line, line.word(1), address, own, false);
    }

    private void template(HaproxyLine line) {
        var range = line.word(2);
        int dash = range.indexOf('-');
        int low = dash < 0 ? 1 : number(range.substring(0, dash));
        int high = number(range.substring(dash + 1));
        if (line.words().size() < 4 || low < 0 || high < low || high - low >= MOST_TEMPLATE_SERVERS) {
            refuse(line.at(), "a server-template line lacks a valid prefix, range or address");
            return;
        }
        var own = HaproxyKeywords.SERVER.read(line.words(), 4, line.at(), reason -> doubt(line.at(), reason));
        for (int i = low; i <= high; i++) {
            add(line, line.word(1) + i, HaproxyAddress.of(line.word(3)), own, true);
        }
    }

    private void add(
            HaproxyLine line, String name, HaproxyAddress address, List<HaproxySetting> own, boolean template) {
        var settings = new HaproxySettings(serverDefaults, own);
        servers.add(new HaproxyServer(name, address, settings, template, line.certain() && defaultsCertain, line.at()));
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    /** A setting may be new to us and known to the HAProxy that reads it. */
    private void doubt(Location at, String reason) {
        problems.add(new Problem(at, reason, false));
    }

    private void refuse(Location at, String reason) {
        problems.add(new Problem(at, reason, true));
    }
}
