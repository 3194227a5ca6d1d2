package org.plumbline.parse.openstack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * attestations.yaml: what only a person can state. A list, at the top or under {@code attestations}, of entries with id,
 * date, owner and, as wanted, expires, result and statement.
 */
public final class Attestations {

    private Attestations() {}

    /**
     * A statement of the operator.
     *
     * @param id what it is about: {@code restore-test}, {@code backup-database} …
     * @param date when it was true
     * @param owner who says so
     * @param expires from when on it no longer counts; null without end
     * @param result {@code failed} where what was tried did not work; empty or anything else where it did
     * @param statement in the operator's words
     * @param at the line of the entry
     */
    public record Statement(
            String id,
            LocalDate date,
            String owner,
            @Nullable LocalDate expires,
            String result,
            String statement,
            Location at) {}

    public static Parsed<List<Statement>> parse(Location file, String text) {
        var statements = new ArrayList<Statement>();
        var problems = new ArrayList<Problem>();
        try (var yaml = new YAMLFactory().createParser(text)) {
            for (var token = yaml.nextToken(); token != null; token = yaml.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    while (yaml.nextToken() == JsonToken.START_OBJECT) {
                        var at = file.line(yaml.currentTokenLocation().getLineNr());
                        var fields = fields(yaml);
                        statement(fields, at)
                                .ifPresentOrElse(
                                        statements::add,
                                        () -> problems.add(new Problem(
                                                at,
                                                "An attestation needs an id, a date (2026-01-31) and an owner.",
                                                false)));
                    }
                }
            }
        } catch (IOException e) {
            problems.add(new Problem(file, "The YAML is broken.", true));
        }
        return new Parsed<>(List.copyOf(statements), List.copyOf(problems));
    }

    private static Map<String, String> fields(JsonParser yaml) throws IOException {
        var fields = new HashMap<String, String>();
        while (yaml.nextToken() != null && yaml.currentToken() != JsonToken.END_OBJECT) {
            var name = yaml.currentName();
            var value = yaml.nextToken();
            if (value != null && value.isScalarValue()) {
                fields.put(name, yaml.getText());
            } else {
                yaml.skipChildren();
            }
        }
        return fields;
    }

    private static Optional<Statement> statement(Map<String, String> fields, Location at) {
        var date = date(fields.getOrDefault("date", ""));
        var id = fields.getOrDefault("id", "");
        var owner = fields.getOrDefault("owner", "");
        return date.isEmpty() || id.isBlank() || owner.isBlank()
                ? Optional.empty()
                : Optional.of(new Statement(
                        id,
                        date.get(),
                        owner,
                        date(fields.getOrDefault("expires", "")).orElse(null),
                        fields.getOrDefault("result", ""),
                        fields.getOrDefault("statement", ""),
                        at));
    }

    /** A day, or the day of a time. */
    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
