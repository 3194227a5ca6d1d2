package org.plumbline.cloud;

import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * An OpenStack service on a host with the configuration that its process sees.
 *
 * @param name the service: {@code nova-api}; the project's name where the host does not tell which of its services run
 * @param project the project: {@code nova}
 * @param options its effective options
 * @param at the first configuration file it reads
 */
public record Service(String name, String project, String host, Options options, Location at) implements Configured {

    /** The subject that stands for every service. */
    public static final String ANY = "openstack-service";

    /** The effective options of one process, with the defaults of its release. */
    public interface Options {

        /** The effective value; never null. {@code group.option}, the group {@code DEFAULT} included. */
        Setting effective(String option);

        /** Every option that is set, sorted by name. */
        List<Setting> all();

        /** All values of an option that may be given several times, in order. */
        List<Setting> every(String option);
    }

    @Override
    public List<String> subjects() {
        return name.equals(project) ? List.of(project, ANY) : List.of(name, project, ANY);
    }

    @Override
    public Setting setting(String option) {
        return options.effective(option);
    }

    /** The switches that are on and let it talk to others without looking at their certificates. */
    public List<Setting> unverified() {
        return options.all().stream()
                .filter(setting -> setting.option().endsWith(".insecure")
                        || setting.option().endsWith("_insecure"))
                .filter(Setting::isTrue)
                .toList();
    }

    public boolean trustsAnyCertificate() {
        return !unverified().isEmpty();
    }

    @Override
    public String seen() {
        return name + " on " + host;
    }
}
