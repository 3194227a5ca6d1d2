package org.plumbline.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a {@code result.json} back. Fields that this version does not know are left aside. */
public final class StoredResult {

    private StoredResult() {}

    /**
     * The result in the file.
     *
     * @throws ResultException when the file is no result of a version that we know, naming what is wrong
     */
    public static Result read(Path file) throws ResultException {
        Result result;
        try (var in = Files.newInputStream(file)) {
            result = JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(in, Result.class);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var where = at == null ? "" : " (line %d)".formatted(at.getLineNr());
            throw new ResultException(file.toString(), "is no result of an audit" + where);
        } catch (IOException e) {
            throw new ResultException(file.toString(), "cannot be read");
        }
        if (result == null || !Result.SCHEMA.equals(result.schema())) {
            throw new ResultException(file.toString(), "is no result of the form " + Result.SCHEMA);
        }
        var missing = missing(result, "");
        if (missing != null) {
            throw new ResultException(file.toString(), "lacks " + missing);
        }
        return result;
    }

    /** The path of the first value that must be there and is not; null when all are. */
    private static @Nullable String missing(@Nullable Object value, String path) {
        if (value == null) {
            return path;
        }
        if (value instanceof Record record) {
            for (var component : record.getClass().getRecordComponents()) {
                var missing = missing(record, component, path.isEmpty() ? "" : path + ".");
                if (missing != null) {
                    return missing;
                }
            }
            return null;
        }
        return value instanceof Map<?, ?> map
                ? missingIn(map.values(), path)
                : value instanceof Collection<?> all ? missingIn(all, path) : null;
    }

    private static @Nullable String missing(Record record, RecordComponent component, String prefix) {
        try {
            var value = component.getAccessor().invoke(record);
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return value == null && optional ? null : missing(value, prefix + component.getName());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record (%s) hides its own field.".formatted(record.getClass()), e);
        }
    }

    private static @Nullable String missingIn(Collection<?> values, String path) {
        for (var value : values) {
            var missing = missing(value, path + "[]");
            if (missing != null) {
                return missing;
            }
        }
        return null;
    }
}
