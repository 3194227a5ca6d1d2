package org.plumbline.cloud.hardening;

import java.util.List;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Secret;

/**
 * A place in a service's configuration where a password or key stands.
 *
 * @param project the project it belongs to
 * @param secret what is known of it
 * @param setting the option that holds it
 */
public record SecretUse(String project, String host, Secret secret, Setting setting) implements Subject {

    @Override
    public Location at() {
        return setting.at();
    }

    @Override
    public List<String> subjects() {
        return List.of("service-secret");
    }

    @Override
    public String seen() {
        return setting.seen();
    }
}
