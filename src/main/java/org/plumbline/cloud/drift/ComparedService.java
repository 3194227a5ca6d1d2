package org.plumbline.cloud.drift;

import java.util.List;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A service on several hosts whose settings were compared.
 *
 * @param replicas two at least
 */
public record ComparedService(String name, List<Service> replicas) implements Subject {

    @Override
    public String host() {
        return at().host();
    }

    @Override
    public Location at() {
        return replicas.get(0).at();
    }

    @Override
    public List<Location> sources() {
        return replicas.stream().map(Service::at).toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("compared-service");
    }

    @Override
    public String seen() {
        return name + " on " + replicas.size() + " hosts";
    }
}
