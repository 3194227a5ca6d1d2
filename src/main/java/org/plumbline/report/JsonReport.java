package org.plumbline.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;

/** The result as JSON: the records, field by field. */
public final class JsonReport implements Report {

    @Override
    public void write(Result result, Writer out) throws IOException {
        var indent = new DefaultIndenter("  ", "\n");
        JsonMapper.builder()
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .build()
                .writer(new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent))
                .writeValue(out, result);
        out.write('\n');
    }

    /** The JSON Schema (2020-12) that every result of this version obeys. */
    public static byte[] schema() {
        try (InputStream schema = JsonReport.class.getResourceAsStream("result-1.schema.json")) {
            if (schema == null) {
                throw new IllegalStateException("The schema of the result was not packaged.");
            }
            return schema.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
