package org.plumbline.parse.keepalived;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/** What keepalived ignores, corrects or removes with a message in its log. */
final class KeepalivedDoubts {

    private final List<Problem> problems = new ArrayList<>();

    private KeepalivedDoubts() {}

    static List<Problem> of(KeepalivedConf conf) {
        var doubts = new KeepalivedDoubts();
        var names = conf.all("vrrp_instance").map(node -> node.word(1)).collect(Collectors.toSet());
        var seen = new HashSet<String>();
        for (var node : conf.nodes()) {
            if (node.keyword().equals("vrrp_instance")) {
                doubts.instance(conf, node, seen);
            } else if (node.keyword().equals("vrrp_sync_group")) {
                doubts.group(conf, node, names);
            }
        }
        return doubts.problems;
    }

    private void instance(KeepalivedConf conf, KeepalivedNode node, Set<String> seen) {
        if (!seen.add(node.word(1))) {
            doubt(node.at(), "another vrrp_instance has this name; this one is ignored");
        }
        var instance = new VrrpInstance(node);
        if (instance.routerId().isEmpty()) {
            doubt(node.at(), "the vrrp_instance has no valid virtual_router_id and is removed");
        }
        if (node.has("priority") && node.number("priority", 1, 255).isEmpty()) {
            doubt(instance.at("priority"), "the priority is not between 1 and 255; 100 is used");
        }
        if (instance.isMaster() && instance.saysNoPreempt()) {
            doubt(instance.at("nopreempt"), "nopreempt has no effect on an instance that starts as MASTER");
        }
        for (var entry : node.entries("virtual_ipaddress")) {
            if (looksLikeAddress(entry.word(1))) {
                doubt(entry.at(), "only the first address of a line is used");
            }
        }
        tracks(conf, node);
    }

    private void group(KeepalivedConf conf, KeepalivedNode node, Set<String> names) {
        for (var member : node.entries("group")) {
            if (!names.contains(member.keyword())) {
                doubt(member.at(), "the sync group names an instance that does not exist");
            }
        }
        tracks(conf, node);
    }

    private void tracks(KeepalivedConf conf, KeepalivedNode node) {
        for (var track : VrrpTrack.of(node, "track_script")) {
            if (!conf.isDefinedAbove("vrrp_script", track.name(), node)) {
                doubt(track.at(), "the tracked script is not defined above and is ignored");
            }
        }
    }

    private static boolean looksLikeAddress(String word) {
        return !word.isEmpty() && (Character.isDigit(word.charAt(0)) || word.indexOf(':') >= 0);
    }

    private void doubt(Location at, String reason) {
        problems.add(new Problem(at, reason, false));
    }
}
