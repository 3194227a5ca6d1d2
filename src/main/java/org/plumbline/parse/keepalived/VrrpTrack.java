package org.plumbline.parse.keepalived;

import java.util.List;
import java.util.OptionalInt;
import org.plumbline.snapshot.Location;

/**
 * One entry of {@code track_script}, {@code track_process}, {@code track_file} or {@code track_interface}.
 *
 * @param name the script, process, file or interface that is watched
 * @param weight added to or taken from the priority; empty when not written here, so that the definition's applies
 * @param reverse whether {@code reverse} is written
 * @param at where it stands
 */
public record VrrpTrack(String name, OptionalInt weight, boolean reverse, Location at) {

    /** The entries of all blocks of a keyword in an instance or sync group. */
    public static List<VrrpTrack> of(KeepalivedNode block, String keyword) {
        return block.entries(keyword).stream().map(VrrpTrack::of).toList();
    }

    private static VrrpTrack of(KeepalivedNode entry) {
        int weight = entry.words().indexOf("weight");
        return new VrrpTrack(
                entry.keyword(),
                weight < 0 ? OptionalInt.empty() : number(entry.word(weight + 1)),
                entry.words().contains("reverse"),
                entry.at());
    }

    static OptionalInt number(String text) {
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }
}
