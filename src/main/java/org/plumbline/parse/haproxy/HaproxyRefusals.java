package org.plumbline.parse.haproxy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/** What HAProxy refuses when it holds the sections against each other. */
final class HaproxyRefusals {

    /** Options that {@code no} and {@code default} may not precede. */
    private static final Set<String> ONLY_SET = Set.of(
            "httplog",
            "httpslog",
            "tcplog",
            "httpchk",
            "tcp-check",
            "mysql-check",
            "pgsql-check",
            "redis-check",
            "ldap-check",
            "smtpchk",
            "spop-check",
            "ssl-hello-chk",
            "external-check",
            "forwardfor",
            "originalto");

    private final List<Problem> problems = new ArrayList<>();

    private HaproxyRefusals() {}

    static List<Problem> of(List<HaproxySection> sections) {
        var refusals = new HaproxyRefusals();
        refusals.names(sections);
        refusals.backends(sections);
        for (var section : sections) {
            refusals.statements(section);
        }
        return refusals.problems;
    }

    /** A frontend and a backend may share a name; a listen section is both. */
    private void names(List<HaproxySection> sections) {
        var frontends = new HashSet<String>();
        var backends = new HashSet<String>();
        for (var section : sections) {
            if (section.certain() && section.isProxy()) {
                boolean again = section.isFrontend() && !frontends.add(section.name());
                again |= section.isBackend() && !backends.add(section.name());
                if (again) {
                    refuse(section.at(), "another proxy of the same kind has this name");
                }
            }
            servers(section);
        }
    }

    private void servers(HaproxySection section) {
        var names = new HashSet<String>();
        for (var server : section.servers()) {
            if (server.certain() && !names.add(server.name())) {
                refuse(server.at(), "another server of the section has this name");
            }
        }
    }

    private void backends(List<HaproxySection> sections) {
        var names = new HashSet<String>();
        sections.stream().filter(HaproxySection::isBackend).forEach(section -> names.add(section.name()));
        for (var section : sections) {
            if (!section.isFrontend()) {
                continue;
            }
            section.effective("default_backend")
                    .filter(line -> line.certain() && !isComputed(line.word(1)) && !names.contains(line.word(1)))
                    .ifPresent(line -> refuse(line.at(), "the default backend does not exist"));
        }
    }

    private static boolean isComputed(String name) {
        return name.contains("%[") || name.indexOf('$') >= 0;
    }

    private void statements(HaproxySection section) {
        for (var line : section.lines()) {
            if (!line.isSet() && line.startsWith("option") && ONLY_SET.contains(line.word(1))) {
                refuse(line.at(), "this option cannot be negated");
            }
            boolean timeout = line.startsWith("timeout") && line.words().size() > 2;
            if (timeout
                    && line.word(2).indexOf('$') < 0
                    && HaproxyTime.parse(line.word(2)).isEmpty()) {
                refuse(line.at(), "a timeout is not a duration");
            }
        }
    }

    private void refuse(Location at, String reason) {
        problems.add(new Problem(at, reason, true));
    }
}
