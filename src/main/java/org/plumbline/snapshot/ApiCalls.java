package org.plumbline.snapshot;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The recorded API responses of a snapshot: api/&lt;service&gt;/&lt;call&gt;.json. Those of a service that answers on every host
 * (api/rabbitmq/&lt;host&gt;/overview.json) become outputs of that host: {@code rabbitmq-api-overview}.
 */
final class ApiCalls {

    private static final Pattern NAME = Pattern.compile("([\\w.@+-]{1,200})\\.(json|csv|txt)");

    private final Node.Folder folder;
    private final Draft api;
    private final Function<String, Draft> hosts;

    /** HTTP status by file name. A response that is none of the good ones was not seen. */
    private final Map<String, Integer> statuses = new HashMap<>();

    ApiCalls(Node.Folder folder, Draft api, Function<String, Draft> hosts) {
        this.folder = folder;
        this.api = api;
        this.hosts = hosts;
    }

    void read() throws IOException {
        if (folder.child("index.json") instanceof Node.Document index) {
            for (var call : Json.array(index.read(Input.UNDESCRIBED.limit()))) {
                statuses.put(
                        Json.text(Json.map(call).get("file")),
                        Json.number(Json.map(call).get("status"), 0));
            }
        }
        for (var service : folder.children().entrySet()) {
            if (service.getValue() instanceof Node.Folder calls) {
                readService(service.getKey(), calls);
            }
        }
    }

    private void readService(String service, Node.Folder calls) throws IOException {
        for (var child : calls.children().entrySet()) {
            var name = NAME.matcher(child.getKey());
            if (child.getValue() instanceof Node.Document response && name.matches()) {
                add(service + "/" + name.group(1), service + "/" + child.getKey(), name.group(2), response);
            } else if (child.getValue() instanceof Node.Folder host) {
                readHost(service, hosts.apply(child.getKey()), host);
            }
        }
    }

    private void add(String call, String file, String format, Node.Document response) {
        int status = statuses.getOrDefault(file, 200);
        if (status >= 200 && status < 400 || call.endsWith("/healthcheck")) {
            var input = Inputs.table().row(call).orElse(Input.UNDESCRIBED);
            api.addOutput(call, format, call, input, response);
        } else {
            api.blind(call, "the API answered with HTTP status " + status, hint(status));
        }
    }

    private static String hint(int status) {
        return status == 401 || status == 403 ? "collect with a user that has the reader role in the system scope" : "";
    }

    private static void readHost(String service, Draft host, Node.Folder calls) throws IOException {
        for (var child : calls.children().entrySet()) {
            var name = NAME.matcher(child.getKey());
            if (child.getValue() instanceof Node.Document response && name.matches()) {
                var id = service + "-api-" + name.group(1);
                var input = Inputs.table().row(id).orElse(Input.UNDESCRIBED);
                host.addOutput(id, name.group(2), input.run().isEmpty() ? id : input.run(), input, response);
            }
        }
    }
}
