package org.plumbline.cloud;

import java.util.List;
import org.plumbline.snapshot.BlindSpot;

/**
 * A subject that is there, or may be there, and could not be seen. A control that needs it cannot pass.
 *
 * @param subjects the names it would answer to
 * @param spot where, why, and how to get it
 */
public record Unseen(List<String> subjects, BlindSpot spot) {

    public static Unseen of(String subject, String host, String input, String reason, String hint) {
        return new Unseen(List.of(subject), new BlindSpot(host, input, reason, hint));
    }
}
