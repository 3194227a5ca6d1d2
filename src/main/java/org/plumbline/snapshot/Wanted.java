package org.plumbline.snapshot;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What to keep of an archive while it streams by. Where in it the hosts begin is known only at its end, so every ending
 * of a path is held against the table of inputs.
 */
final class Wanted {

    private static final int NO = -1;

    /** Hosts lie no deeper than this in an archive. */
    private static final int DEEPEST_ROOT = 10;

    private static final int SHALLOW = 4;
    private static final Set<String> OF_THE_SNAPSHOT = Set.of(
            "snapshot.json", "manifest.json", "topology.yaml", "attestations.yaml", "hostname", "date", "version.txt");
    private static final Set<String> FOLDERS_OF_OUTPUTS = Set.of("commands", "api", "sos_commands");

    private final PathTable table = Inputs.table().paths();

    /** Most bytes to keep of the file; -1 when it is not wanted. */
    int limit(String[] path) {
        int limit = NO;
        for (int start = 0; start < Math.min(path.length, DEEPEST_ROOT); start++) {
            var input = table.input(path, start);
            limit = input == null ? limit : Math.max(limit, input.limit());
        }
        if (limit == NO) {
            // a copy of etc/ itself, alone or under one folder
            limit = Math.max(limitInEtc(path, 0), path.length > 1 ? limitInEtc(path, 1) : NO);
        }
        return limit == NO && isOutput(path) ? Input.UNDESCRIBED.limit() : limit;
    }

    private int limitInEtc(String[] path, int start) {
        var inEtc = new String[path.length - start + 1];
        inEtc[0] = "etc";
        System.arraycopy(path, start, inEtc, 1, path.length - start);
        var input = table.input(inEtc, 0);
        return input == null ? NO : input.limit();
    }

    private static boolean isOutput(String[] path) {
        int last = path.length - 1;
        if (OF_THE_SNAPSHOT.contains(path[last])) {
            return path.length <= SHALLOW;
        }
        for (int i = Math.max(0, last - 3); i < last; i++) {
            if (FOLDERS_OF_OUTPUTS.contains(path[i])) {
                return !path[i].equals("sos_commands") || SosNames.table().find(path[last]) != null;
            }
        }
        return false;
    }

    /** Whether it matters that something of this name is there, although its content does not. */
    boolean isListed(String[] path) {
        return path.length <= SHALLOW || Arrays.asList(path).contains("etc") || leadsOn(path);
    }

    /** Whether files that are wanted may lie below it. */
    private boolean leadsOn(String[] path) {
        for (int start = 0; start < Math.min(path.length, DEEPEST_ROOT); start++) {
            List<PathTable.Step> steps = table.start();
            for (int i = start; i < path.length && !steps.isEmpty(); i++) {
                steps = PathTable.below(steps, path[i]);
            }
            if (!steps.isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
