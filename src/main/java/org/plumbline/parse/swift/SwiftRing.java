package org.plumbline.parse.swift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.plumbline.parse.Numbers;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * A ring as {@code swift-ring-builder FILE.builder} describes it.
 *
 * @param builder the builder file as the command line named it
 * @param balance how far the worst device is from its share, in percent
 * @param dispersion partitions with too many copies in one failure domain, in percent; empty before Swift 2.1
 * @param file what the output says of the ring file, e.g. {@code is up-to-date}; empty in old releases
 */
public record SwiftRing(
        String builder,
        OptionalLong partitions,
        OptionalDouble replicas,
        OptionalDouble balance,
        OptionalDouble dispersion,
        String file,
        List<Device> devices,
        Location at) {

    /**
     * @param address IP address or name without port
     * @param removed whether the next rebalance takes it out
     */
    public record Device(
            int id,
            int region,
            int zone,
            String address,
            String name,
            double weight,
            long partitions,
            boolean removed,
            Location at) {}

    /** One ring per builder file, for outputs that were recorded one after the other. */
    public static Parsed<List<SwiftRing>> parse(Location file, String text) {
        var rings = new ArrayList<SwiftRing>();
        var devices = new ArrayList<Device>();
        Optional<SwiftRing> open = Optional.empty();
        var columns = List.<String>of();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            var at = file.line(++number);
            var words = line.strip().split("\\s+");
            if (line.contains(", build version ")) {
                open.ifPresent(ring -> rings.add(ring.with(devices)));
                devices.clear();
                open = Optional.of(empty(line.substring(0, line.indexOf(", build version ")), at));
            } else if (line.contains(" partitions, ") && line.contains(" replicas, ")) {
                open = open.map(ring -> ring.withNumbers(line));
            } else if (line.startsWith("Ring file ")) {
                open = open.map(ring -> ring.withFile(line));
            } else if (line.startsWith("Devices:")) {
                columns = SwiftDevices.columns(line);
            } else if (open.isPresent()
                    && !columns.isEmpty()
                    && Numbers.small(words[0]).isPresent()) {
                SwiftDevices.device(columns, words, at).ifPresent(devices::add);
            }
        }
        open.ifPresent(ring -> rings.add(ring.with(devices)));
        return rings.isEmpty()
                ? new Parsed<>(List.of(), List.of(new Problem(file, "The output describes no ring.", true)))
                : Parsed.of(List.copyOf(rings));
    }

    private static SwiftRing empty(String builder, Location at) {
        return new SwiftRing(
                builder,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "",
                List.of(),
                at);
    }

    private SwiftRing with(List<Device> all) {
        return new SwiftRing(builder, partitions, replicas, balance, dispersion, file, List.copyOf(all), at);
    }

    /** {@code Ring file x.ring.gz is obsolete}: the words after the name. */
    private SwiftRing withFile(String line) {
        var words = line.split(" ", 4);
        var said = words.length < 4 ? "" : words[3];
        return new SwiftRing(builder, partitions, replicas, balance, dispersion, said, devices, at);
    }

    private SwiftRing withNumbers(String line) {
        var parts = number(line, " partitions");
        return new SwiftRing(
                builder,
                parts.isPresent() ? OptionalLong.of((long) parts.getAsDouble()) : OptionalLong.empty(),
                number(line, " replicas"),
                number(line, " balance"),
                number(line, " dispersion"),
                file,
                devices,
                at);
    }

    private static OptionalDouble number(String line, String unit) {
        int end = line.indexOf(unit);
        return end < 0
                ? OptionalDouble.empty()
                : Numbers.decimal(line.substring(line.lastIndexOf(' ', end - 1) + 1, end));
    }
}
