package org.plumbline.facts.hardening;

import java.util.HashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.cloud.Running;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.hardening.AuditTrail;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.Machines;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** Whether auditd runs on each machine, and whether anything looks after changed files, by daemon, timer or cron. */
public final class AuditTrails implements FactSource {

    private static final String[] AUDIT = {"auditd.service", "auditd", "laurel", "auditbeat.service", "auditbeat"};
    private static final String[] INTEGRITY = {
        "dailyaidecheck.timer",
        "aidecheck.timer",
        "aide.timer",
        "aide-check.timer",
        "osqueryd",
        "osqueryd.service",
        "wazuh-agent.service",
        "wazuh-agentd",
        "wazuh-syscheckd",
        "ossec-syscheckd",
        "auditbeat",
        "samhain",
        "tripwire*",
        "falco",
        "falco*"
    };

    private static final Pattern AIDE = Pattern.compile("^(/[^:]+:)?+\\s*[^#\\s].*\\baide\\b|^(/[^:]+:)?+\\s*aide\\b");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var running = new HashMap<String, Running>();
        facts.all(Running.class).forEach(one -> running.put(one.host(), one));
        for (var host : Machines.of(facts, snapshot)) {
            var units = running.get(host.name());
            boolean cron = host.hasFolder("/etc/cron.d")
                    || host.hasFolder("/etc/cron.daily")
                    || host.output("crontab-files").isPresent();
            if (units == null || !cron) {
                facts.add(Unseen.of(
                        "audit-trail",
                        host.name(),
                        units == null ? "systemctl-units" : "/etc/cron.daily",
                        "whether the host keeps an audit trail does not show without its units and cron jobs",
                        "collect the output of `systemctl list-units --all --output=json`, and /etc/cron.*"));
            } else {
                facts.add(new AuditTrail(
                        host.name(), units.any(AUDIT), units.any(INTEGRITY) || byCron(host), units.sources()));
            }
        }
        Machines.addMissing(facts, "audit-trail");
    }

    private static boolean byCron(HostFiles host) {
        return host.glob("/etc/cron.*/*").anyMatch(file -> file.path().contains("aide") || startsAide(file))
                || Stream.of("crontab-files", "crontab-root")
                        .flatMap(input -> host.output(input).stream())
                        .anyMatch(AuditTrails::startsAide);
    }

    /** A line that is no comment; grep writes the file's name before each. */
    private static boolean startsAide(SourceFile file) {
        return file.text().lines().anyMatch(line -> AIDE.matcher(line).find());
    }
}
