package org.plumbline.parse.haproxy;

import java.util.ArrayDeque;
import java.util.Deque;
import org.plumbline.parse.haproxy.HaproxyCondition.Truth;

/** The nested conditional blocks around the line that is being read. */
final class HaproxyBranches {

    /**
     * @param read whether the lines of the current branch are read
     * @param taken whether this or an earlier branch of the block is read
     */
    private record Block(Truth read, Truth taken, boolean last) {}

    /** The one reason that is not fatal. */
    static final String UNKNOWN = "whether HAProxy reads this block depends on its environment or build";

    private final Deque<Block> blocks = new ArrayDeque<>();
    private final String version;

    HaproxyBranches(String version) {
        this.version = version;
    }

    Truth read() {
        var truth = Truth.YES;
        for (var block : blocks) {
            truth = truth.and(block.read());
        }
        return truth;
    }

    void clear() {
        blocks.clear();
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    /**
     * Follows a directive.
     *
     * @return why it is refused or cannot be followed; empty when all is well
     */
    String follow(String directive, String condition) {
        if (directive.equals(".if")) {
            var truth = read() == Truth.NO ? Truth.NO : HaproxyCondition.evaluate(condition, version);
            blocks.push(new Block(truth, truth, false));
            return truth == Truth.UNKNOWN && read() != Truth.NO ? UNKNOWN : "";
        }
        var block = blocks.poll();
        if (block == null || (block.last() && !directive.equals(".endif"))) {
            return "a conditional directive has no matching .if";
        }
        if (directive.equals(".elif")) {
            var truth = HaproxyCondition.evaluate(condition, version);
            blocks.push(new Block(block.taken().not().and(truth), block.taken().or(truth), false));
            return truth == Truth.UNKNOWN && read() != Truth.NO ? UNKNOWN : "";
        }
        if (directive.equals(".else")) {
            blocks.push(new Block(block.taken().not(), Truth.YES, true));
        }
        return "";
    }
}
