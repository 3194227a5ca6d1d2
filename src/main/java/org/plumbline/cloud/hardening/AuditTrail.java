package org.plumbline.cloud.hardening;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * What a host writes down for the day after a break-in.
 *
 * @param audited whether auditd runs
 * @param integrity whether something compares its files with what they were: AIDE, Wazuh, osquery …
 * @param sources what was looked at
 */
public record AuditTrail(String host, boolean audited, boolean integrity, List<Location> sources) implements Subject {

    @Override
    public Location at() {
        return sources.get(0);
    }

    @Override
    public List<String> subjects() {
        return List.of("audit-trail");
    }

    @Override
    public String seen() {
        return audited ? "auditd runs" : "auditd does not run";
    }
}
