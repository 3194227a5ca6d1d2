package org.plumbline.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plumbline.snapshot.Location;

/**
 * JSON in which a program lists things: an array of objects, objects nested in objects, or one object per line. Every
 * object is a row of its scalars; a list of scalars is one cell, joined by commas.
 */
public final class JsonRecords {

    private static final JsonFactory JSON = new JsonFactory();

    private final Location file;
    private final List<Row> rows = new ArrayList<>();

    private JsonRecords(Location file) {
        this.file = file;
    }

    public static boolean isJson(String text) {
        var start = text.stripLeading();
        return start.startsWith("[") || start.startsWith("{");
    }

    /** All objects that have a cell of that name, outer before inner ones. */
    public static Parsed<List<Row>> read(Location file, String text, String required) {
        var reader = new JsonRecords(file);
        var problems = new ArrayList<Problem>();
        try (var json = JSON.createParser(text)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.START_OBJECT) {
                    reader.object(json);
                }
            }
        } catch (JsonProcessingException bad) {
            int line = bad.getLocation() == null ? 0 : bad.getLocation().getLineNr();
            problems.add(new Problem(file.line(Math.max(line, 0)), "the text is no JSON", true));
        } catch (IOException impossible) {
            problems.add(new Problem(file, "the text is no JSON", true));
        }
        return new Parsed<>(
                reader.rows.stream()
                        .filter(row -> row.cells().containsKey(required))
                        .toList(),
                List.copyOf(problems));
    }

    private void object(JsonParser json) throws IOException {
        var cells = new LinkedHashMap<String, String>();
        rows.add(new Row(cells, file.line(json.currentTokenLocation().getLineNr())));
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName().toLowerCase(Locale.ROOT);
            switch (json.nextToken()) {
                case START_OBJECT -> object(json);
                case START_ARRAY -> array(json, name, cells);
                case VALUE_NULL -> {}
                default -> cells.put(name, json.getText());
            }
        }
    }

    private void array(JsonParser json, String name, Map<String, String> cells) throws IOException {
        var scalars = new ArrayList<String>();
        for (var token = json.nextToken(); token != null && token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                object(json);
            } else if (token == JsonToken.START_ARRAY) {
                json.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                scalars.add(json.getText());
            }
        }
        if (!scalars.isEmpty()) {
            cells.put(name, String.join(",", scalars));
        }
    }
}
