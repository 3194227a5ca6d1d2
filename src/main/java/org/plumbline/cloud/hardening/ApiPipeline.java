package org.plumbline.cloud.hardening;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * What a request to an OpenStack API passes before it reaches the application, as its paste file says.
 *
 * @param project {@code keystone}
 * @param path where it is mounted: {@code /v3}
 * @param filters names and factories of the filters and the application, from the outside in
 */
public record ApiPipeline(String project, String host, String path, List<String> filters, Location at)
        implements Subject {

    /** Whether a filter has this name, or its factory contains it. */
    public boolean passes(String filter) {
        return filters.stream().anyMatch(step -> step.contains(filter));
    }

    @Override
    public List<String> subjects() {
        return List.of("api-pipeline:" + project);
    }

    @Override
    public String seen() {
        return "requests to " + path + " of " + project + " pass " + String.join(", ", filters);
    }
}
