package org.plumbline.snapshot;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** When a snapshot was collected: as it says, else the latest time that one of its hosts tells. */
final class CollectionTime {

    private @Nullable Instant said;
    private @Nullable Instant latest;

    /** What the snapshot itself says; ignored when it is no ISO 8601 time. */
    void said(String text) {
        said = iso(text);
    }

    /** What a host says. */
    void host(String text) {
        var time = iso(text);
        if (time != null && (latest == null || time.isAfter(latest))) {
            latest = time;
        }
    }

    @Nullable
    Instant latest() {
        return said != null ? said : latest;
    }

    private static @Nullable Instant iso(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
