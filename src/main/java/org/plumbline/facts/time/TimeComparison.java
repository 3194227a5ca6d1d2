package org.plumbline.facts.time;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plumbline.cloud.time.TimeDifference;
import org.plumbline.cloud.time.TimeNames;
import org.plumbline.facts.Facts;

/** Which machines follow other sources than those beside them: those that give the time to others, and all the rest. */
final class TimeComparison {

    private TimeComparison() {}

    static void add(Facts facts) {
        var asked = new HashMap<String, Set<String>>();
        for (var machine : facts.all(TimeNames.class)) {
            var hosts = new HashSet<String>();
            machine.names().forEach(name -> facts.hostNames().host(name).ifPresent(hosts::add));
            asked.put(machine.host(), hosts);
        }
        var givers = new HashSet<String>();
        asked.values().forEach(givers::addAll);
        for (boolean gives : List.of(true, false)) {
            var kinds = new TreeMap<String, TimeNames>();
            var sets = new HashMap<String, SortedSet<String>>();
            for (var machine : facts.all(TimeNames.class)) {
                if (givers.contains(machine.host()) == gives && !machine.names().isEmpty()) {
                    var set = compared(facts, machine, asked);
                    kinds.putIfAbsent(String.join(" ", set), machine);
                    sets.putIfAbsent(String.join(" ", set), set);
                }
            }
            if (kinds.size() > 1) {
                facts.add(new TimeDifference(overlap(sets.values()), List.copyOf(kinds.values())));
            }
        }
    }

    /** Peers name each other and not themselves: each counts as if it named itself too. */
    private static SortedSet<String> compared(Facts facts, TimeNames machine, Map<String, Set<String>> asked) {
        var set = new TreeSet<String>();
        for (var name : machine.names()) {
            var host = facts.hostNames().host(name);
            set.add(host.orElse(name));
            if (host.isPresent() && asked.getOrDefault(host.get(), Set.of()).contains(machine.host())) {
                set.add(machine.host());
            }
        }
        return Collections.unmodifiableSortedSet(set);
    }

    private static boolean overlap(Iterable<SortedSet<String>> sets) {
        var seen = new ArrayList<SortedSet<String>>();
        for (var set : sets) {
            if (seen.stream().anyMatch(other -> !Collections.disjoint(other, set))) {
                return true;
            }
            seen.add(set);
        }
        return false;
    }
}
