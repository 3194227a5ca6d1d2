package org.plumbline.parse.haproxy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * One row of HAProxy's {@code show stat}: a frontend, a backend, a server or a listener.
 *
 * @param fields value by the name of its column, as HAProxy prints it; empty columns are left out
 * @param at where the row stands
 */
public record HaproxyStat(Map<String, String> fields, Location at) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The columns every version prints first, for output whose header was cut off. */
    private static final List<String> COLUMNS = List.of(("pxname,svname,qcur,qmax,scur,smax,slim,stot,bin,bout,dreq,"
                    + "dresp,ereq,econ,eresp,wretr,wredis,status,weight,act,bck,chkfail,chkdown,lastchg,downtime,qlimit,"
                    + "pid,iid,sid,throttle,lbtot,tracked,type")
            .split(","));

    /** Reads the CSV form, with or without {@code # } before its header, or the JSON form. */
    public static Parsed<List<HaproxyStat>> parse(Location file, String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start < text.length() && text.charAt(start) == '[' ? json(file, text) : csv(file, text);
    }

    /** Name of the proxy. */
    public String proxy() {
        return field("pxname");
    }

    /** Name of the server or listener; {@code FRONTEND} or {@code BACKEND} for the proxy itself. */
    public String server() {
        return field("svname");
    }

    /** {@code UP}, {@code DOWN}, {@code MAINT}, {@code no check}, {@code UP 1/2} … */
    public String status() {
        return field("status");
    }

    public boolean isServer() {
        return field("type").equals("2");
    }

    public boolean isBackend() {
        return field("type").equals("1");
    }

    /** The value of a column; empty when HAProxy left it empty or does not know the column. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The value of a column that holds a whole number. */
    public OptionalLong number(String name) {
        try {
            return OptionalLong.of(Long.parseLong(field(name)));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    private static Parsed<List<HaproxyStat>> csv(Location file, String text) {
        var rows = new ArrayList<HaproxyStat>();
        var problems = new ArrayList<Problem>();
        var header = COLUMNS;
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.startsWith("# pxname,") || line.startsWith("pxname,")) {
                header = cells(line.startsWith("#") ? line.substring(2) : line);
            } else if (!line.isBlank()) {
                var cells = cells(line);
                if (cells.size() < COLUMNS.size()) {
                    problems.add(new Problem(file.line(number), "this is no row of statistics", false));
                } else {
                    rows.add(row(header, cells, file.line(number)));
                }
            }
        }
        return new Parsed<>(List.copyOf(rows), List.copyOf(problems));
    }

    private static HaproxyStat row(List<String> header, List<String> cells, Location at) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
            if (!cells.get(i).isEmpty() && !header.get(i).isEmpty()) {
                fields.put(header.get(i), cells.get(i));
            }
        }
        return new HaproxyStat(fields, at);
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static Parsed<List<HaproxyStat>> json(Location file, String text) {
        var rows = new ArrayList<HaproxyStat>();
        try (var parser = new JsonFactory().createParser(text)) {
            parser.setCodec(JSON);
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                var at = file.line(parser.currentTokenLocation().getLineNr());
                rows.add(new HaproxyStat(fields(parser), at));
            }
            return Parsed.of(List.copyOf(rows));
        } catch (IOException broken) {
            return new Parsed<>(List.copyOf(rows), List.of(new Problem(file, "this is not valid JSON", true)));
        }
    }

    private static Map<String, String> fields(JsonParser parser) throws IOException {
        var fields = new LinkedHashMap<String, String>();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            JsonNode cell = parser.readValueAsTree();
            var name = cell.path("field").path("name").asText();
            var value = cell.path("value").path("value").asText();
            if (!name.isEmpty() && !value.isEmpty()) {
                fields.put(name, value);
            }
            fields.putIfAbsent("type", type(cell.path("objType").asText()));
        }
        return fields;
    }

    /** The JSON form names the kind of object where the CSV form has a number in a column. */
    private static String type(String object) {
        return switch (object) {
            case "Frontend" -> "0";
            case "Backend" -> "1";
            case "Server" -> "2";
            case "Listener" -> "3";
            default -> "";
        };
    }
}
