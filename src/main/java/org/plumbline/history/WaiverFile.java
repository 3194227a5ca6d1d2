package org.plumbline.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.finding.Control;

/**
 * Reads waivers: a YAML list of entries with {@code control}, {@code code}, {@code reason}, {@code owner}, {@code
 * expires}, and where it is not for all findings {@code hosts} or {@code finding}. A waiver that says too little is an
 * error, never a waiver.
 */
public final class WaiverFile {

    private static final Set<String> FIELDS =
            Set.of("control", "hosts", "finding", "code", "reason", "owner", "expires");
    private static final long LARGEST = 4L << 20;

    private final String file;
    private final List<Control> controls;

    private WaiverFile(String file, List<Control> controls) {
        this.file = file;
        this.controls = controls;
    }

    /**
     * @param controls the catalog
     * @throws WaiverException naming file, entry and what is wrong
     */
    public static List<Waiver> read(Path path, List<Control> controls) {
        var file = new WaiverFile(path.toString(), controls);
        try {
            if (Files.size(path) > LARGEST) {
                throw file.wrong(0, "is larger than %d MiB".formatted(LARGEST >> 20));
            }
            var tree = new YAMLMapper().readTree(Files.readString(path));
            if (!tree.isArray() && !tree.isMissingNode() && !tree.isNull()) {
                throw file.wrong(0, "is no list of waivers");
            }
            var waivers = new ArrayList<Waiver>();
            for (var entry : tree) {
                waivers.add(file.waiver(waivers.size() + 1, entry));
            }
            return waivers;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new WaiverException(path + ":" + line, "is no YAML");
        } catch (IOException e) {
            throw file.wrong(0, "cannot be read");
        }
    }

    private Waiver waiver(int number, JsonNode entry) {
        if (!entry.isObject()) {
            throw wrong(number, "is no map of fields");
        }
        entry.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw wrong(number, "has an unknown field (%s)".formatted(field));
            }
        });
        return new Waiver(
                control(number, text(number, entry, "control")),
                hosts(entry),
                entry.path("finding").asText(""),
                code(number, text(number, entry, "code")),
                text(number, entry, "reason"),
                text(number, entry, "owner"),
                day(number, text(number, entry, "expires")));
    }

    private static List<String> hosts(JsonNode entry) {
        var hosts = entry.path("hosts");
        return hosts.isTextual()
                ? List.of(hosts.asText())
                : hosts.valueStream().map(JsonNode::asText).toList();
    }

    private String control(int number, String idOrAlias) {
        return controls.stream()
                .filter(c -> c.id().equals(idOrAlias) || c.aliases().contains(idOrAlias))
                .map(Control::id)
                .findFirst()
                .orElseThrow(() -> wrong(number, "there is no control %s".formatted(idOrAlias)));
    }

    private Waiver.Code code(int number, String code) {
        return Stream.of(Waiver.Code.values())
                .filter(known -> word(known).equals(code))
                .findFirst()
                .orElseThrow(() -> wrong(
                        number,
                        "code (%s) is none of %s"
                                .formatted(
                                        code,
                                        Stream.of(Waiver.Code.values())
                                                .map(WaiverFile::word)
                                                .toList())));
    }

    static String word(Waiver.Code code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private LocalDate day(int number, String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw wrong(number, "expires (%s) is no date such as 2027-01-31".formatted(day));
        }
    }

    private String text(int number, JsonNode entry, String field) {
        var value = entry.path(field).asText("").strip();
        if (value.isEmpty()) {
            throw wrong(number, "lacks the field " + field);
        }
        return value;
    }

    private WaiverException wrong(int number, String what) {
        return new WaiverException(file, number == 0 ? what : "waiver %d %s".formatted(number, what));
    }
}
