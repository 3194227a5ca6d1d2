package org.plumbline.cloud.messaging;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.snapshot.Location;

/** A user of a RabbitMQ broker. */
public record BrokerUser(String name, List<String> tags, Location at) implements Located {

    public boolean isGuest() {
        return name.equals("guest");
    }

    /** May change the broker, or read through its management API what is not its own. */
    public boolean mayManage() {
        return tags.contains("administrator") || tags.contains("management") || tags.contains("policymaker");
    }

    @Override
    public String seen() {
        return "user " + name + (tags.isEmpty() ? "" : " with tag " + String.join(", ", tags));
    }
}
