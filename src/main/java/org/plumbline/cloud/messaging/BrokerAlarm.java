package org.plumbline.cloud.messaging;

import org.plumbline.cloud.Located;
import org.plumbline.snapshot.Location;

/**
 * A resource alarm in effect on a RabbitMQ node.
 *
 * @param resource {@code memory}, {@code disk} or {@code file_descriptors}
 */
public record BrokerAlarm(String node, String resource, Location at) implements Located {

    /** {@code the memory alarm of rabbit@ctl1}. */
    public String name() {
        return "the " + resource.replace('_', ' ') + " alarm of " + node;
    }

    @Override
    public String seen() {
        return resource + " alarm on " + node;
    }
}
