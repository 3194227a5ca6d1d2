package org.plumbline.history;

import java.time.LocalDate;
import java.util.List;
import org.plumbline.finding.Finding;

/**
 * A risk that somebody has accepted for a time.
 *
 * @param control id of the control
 * @param hosts only findings that concern no other host; empty for all
 * @param finding only the finding with this fingerprint; empty for all
 * @param code why in one of a few words, for counting
 * @param reason why, for people
 * @param owner who answers for it
 * @param expires the last day on which it counts
 */
public record Waiver(
        String control, List<String> hosts, String finding, Code code, String reason, String owner, LocalDate expires) {

    /** Why a gap is left open. */
    public enum Code {
        /** It is known and borne. */
        RISK_ACCEPTED,
        /** Something else does what the control asks for. */
        COMPENSATING_CONTROL,
        /** It will be closed by the day the waiver expires. */
        PLANNED,
        /** The finding is wrong. */
        FALSE_POSITIVE
    }

    boolean covers(Finding found) {
        return control.equals(found.control())
                && (finding.isEmpty() || finding.equals(found.fingerprint()))
                && (hosts.isEmpty() || (!found.hosts().isEmpty() && hosts.containsAll(found.hosts())));
    }

    boolean isExpired(LocalDate day) {
        return expires.isBefore(day);
    }

    /** What a report says in place of the gap. */
    String told() {
        return "waived by %s until %s (%s): %s".formatted(owner, expires, WaiverFile.word(code), reason);
    }
}
