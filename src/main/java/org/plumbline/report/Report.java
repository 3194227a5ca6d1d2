package org.plumbline.report;

import java.io.IOException;
import java.io.Writer;

/** One output format. All print the same result, so none can know more than the JSON. */
public interface Report {

    void write(Result result, Writer out) throws IOException;
}
