package org.plumbline.cloud;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.plumbline.snapshot.Location;

/**
 * The units, programs and containers that are active on a host.
 *
 * @param units active units with their suffix: {@code auditd.service}, {@code apt-daily.timer}
 * @param programs names of the programs that processes run: {@code auditd}
 * @param containers names of running containers, underscores for dashes
 * @param proof the lists that were read
 */
public record Running(
        String host,
        SortedMap<String, Location> units,
        SortedMap<String, Location> programs,
        SortedMap<String, Location> containers,
        List<Location> proof)
        implements Subject {

    /**
     * The first of these units, programs or containers that runs; a trailing {@code *} stands for any end, and a container
     * may have underscores where the name has dashes.
     */
    public Optional<Quoted> first(String... names) {
        return Arrays.stream(names).flatMap(this::named).findFirst();
    }

    public boolean any(String... names) {
        return first(names).isPresent();
    }

    private Stream<Quoted> named(String name) {
        return Stream.concat(
                Stream.of(units, programs).flatMap(list -> in(list, name)), in(containers, name.replace('-', '_')));
    }

    private static Stream<Quoted> in(SortedMap<String, Location> list, String name) {
        if (!name.endsWith("*")) {
            var at = list.get(name);
            return at == null ? Stream.empty() : Stream.of(new Quoted(at, name + " runs"));
        }
        var prefix = name.substring(0, name.length() - 1);
        return list.tailMap(prefix).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> new Quoted(entry.getValue(), entry.getKey() + " runs"));
    }

    @Override
    public Location at() {
        return proof.get(0);
    }

    @Override
    public List<Location> sources() {
        return proof;
    }

    @Override
    public List<String> subjects() {
        return List.of("running");
    }

    @Override
    public String seen() {
        return "what runs on " + host;
    }
}
