package org.plumbline.parse.swift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.parse.Numbers;
import org.plumbline.snapshot.Location;

/** The table of devices of {@code swift-ring-builder}, whose columns differ between releases. */
final class SwiftDevices {

    private SwiftDevices() {}

    /**
     * The columns up to the weight: newer releases write {@code ip address:port} into one, older ones into two, and
     * before Swift 1.9 there was no region.
     */
    static List<String> columns(String header) {
        var columns = new ArrayList<String>();
        var rest = " " + header.substring("Devices:".length()).strip().replaceAll(" +", " ") + " ";
        rest = rest.replace(" replication ip replication port ", " rip rport ")
                .replace(" replication ip:port ", " rip ")
                .replace(" ip address:port ", " ip ")
                .replace(" ip address port ", " ip port ");
        for (var name : rest.strip().split(" ")) {
            columns.add(name);
        }
        return columns;
    }

    static Optional<SwiftRing.Device> device(List<String> columns, String[] words, Location at) {
        var id = Numbers.small(word(columns, words, "id"));
        var weight = Numbers.decimal(word(columns, words, "weight"));
        var partitions = Numbers.integer(word(columns, words, "partitions"));
        if (id.isEmpty() || weight.isEmpty() || partitions.isEmpty()) {
            return Optional.empty();
        }
        var address = word(columns, words, "ip");
        boolean withPort = !columns.contains("port");
        int flags = columns.indexOf("flags");
        return Optional.of(new SwiftRing.Device(
                id.getAsInt(),
                Numbers.small(word(columns, words, "region")).orElse(1),
                Numbers.small(word(columns, words, "zone")).orElse(0),
                withPort && address.contains(":") ? address.substring(0, address.lastIndexOf(':')) : address,
                word(columns, words, "name"),
                weight.getAsDouble(),
                partitions.getAsLong(),
                flags >= 0 && flags < words.length && words[flags].equals("DEL"),
                at));
    }

    private static String word(List<String> columns, String[] words, String name) {
        int column = columns.indexOf(name);
        return column < 0 || column >= words.length ? "" : words[column];
    }
}
