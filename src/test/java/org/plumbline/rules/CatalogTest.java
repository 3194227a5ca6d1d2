package org.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.plumbline.Shared;
import org.plumbline.authoring.Subjects;
import org.plumbline.facts.Facts;
import org.plumbline.finding.Control;
import org.plumbline.snapshot.SnapshotException;
import org.plumbline.snapshot.SnapshotReader;

/** The controls as a whole: which there are, and that what they say of themselves is true. */
class CatalogTest {

    /** The areas of the catalog that are controls in full; of all others the critical entries are. */
    private static final Set<String> WHOLE = Set.of(
            "backup",
            "ceph",
            "galera",
            "haproxy",
            "heat",
            "keepalived",
            "octavia",
            "pacemaker",
            "placement",
            "rabbitmq");

    /** The entry is low, but has a branch of medium, and no finding may be worse than its control. */
    private static final Set<String> DELIBERATE = Set.of("messaging/own-account-per-service severity");

    private static final List<Control> CONTROLS = Catalog.builtIn().controls();

    @Test
    void every_entry_of_the_catalog_is_one_control_with_its_severity_and_stage() throws IOException {
        var entries = new YAMLMapper()
                .readTree(Shared.path("catalog/catalog.yaml").toFile())
                .get("checks");
        var byAlias = new TreeMap<String, Control>();
        CONTROLS.forEach(control -> control.aliases().forEach(alias -> byAlias.put(alias, control)));
        var missing = new TreeSet<String>();
        var different = new TreeSet<String>();
        for (var entry : entries) {
            var control = byAlias.get(entry.get("id").asText());
            if (control != null) {
                different.addAll(differences(entry, control));
            } else if (isDue(entry)) {
                missing.add(entry.get("id").asText());
            }
        }
        assertThat(missing).as("entries without a control").isEmpty();
        assertThat(different).as("controls that disagree with the catalog").isEmpty();
    }

    private static boolean isDue(JsonNode entry) {
        return entry.get("severity").asText().equals("critical")
                || WHOLE.contains(entry.get("area").asText());
    }

    private static List<String> differences(JsonNode entry, Control control) {
        return List.of("severity", "stage", "pillar").stream()
                .filter(field -> !entry.get(field).asText().equalsIgnoreCase(told(control, field)))
                .filter(field -> !DELIBERATE.contains(control.id() + " " + field))
                .map(field -> control.id() + ": " + field + " is " + told(control, field) + ", the catalog says "
                        + entry.get(field).asText())
                .toList();
    }

    private static String told(Control control, String field) {
        return switch (field) {
            case "severity" -> control.severity().name();
            case "stage" -> control.stage().label();
            default -> control.pillar().name();
        };
    }

    @Test
    void an_alias_belongs_to_one_control() {
        assertThat(CONTROLS.stream().flatMap(control -> control.aliases().stream()))
                .doesNotHaveDuplicates();
    }

    /** A misspelt need would make its control UNKNOWN for ever. */
    @Test
    void every_need_names_a_subject_that_a_sample_shows_or_lacks() throws SnapshotException {
        var known = new HashSet<String>();
        for (var sample : List.of("production", "poc")) {
            known.addAll(Subjects.of(
                    Facts.of(SnapshotReader.read(Path.of("samples", sample))).all()));
        }
        var needs = new TreeSet<String>();
        CONTROLS.forEach(control -> control.needs().forEach(need -> needs.add(need.replaceFirst("#.*", ""))));
        assertThat(needs).isSubsetOf(known);
    }

    @Test
    void the_index_gives_back_what_was_written() throws IOException {
        var bytes = new ByteArrayOutputStream();
        new ControlIndex(CONTROLS, List.of("a.B", "c.D")).write(new DataOutputStream(bytes));
        var read = ControlIndex.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(read).isEqualTo(new ControlIndex(CONTROLS, List.of("a.B", "c.D")));
    }
}
