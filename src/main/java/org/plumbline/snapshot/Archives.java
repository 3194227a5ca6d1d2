package org.plumbline.snapshot;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** Opens archives of snapshots: tar, as it is or in gzip or xz. What a file is shows in its first bytes. */
final class Archives {

    private static final int TAR_HEADER = 512;
    private static final int BUFFER = 1 << 16;

    /** Kilobytes that unpacking xz may take; its highest preset needs 65 MB. */
    private static final int XZ_MEMORY = 200_000;

    final Limits limits;
    final Contents contents;
    private final Map<Node.Folder, String> damages = new IdentityHashMap<>();
    private final List<BlindSpot> blindSpots = new ArrayList<>();

    /** What a file is by its first bytes. */
    enum Form {
        TAR,
        GZIP,
        XZ,
        /** An archive that cannot be read here. */
        FOREIGN,
        OTHER
    }

    Archives(Limits limits, Contents contents) {
        this.limits = limits;
        this.contents = contents;
    }

    /** What was wrong with archives, apart from {@link #damage}. */
    List<BlindSpot> blindSpots() {
        return blindSpots;
    }

    /** Why the archive that the folder was read from did not come to its end; empty when it did. */
    String damage(Node.Folder folder) {
        return damages.getOrDefault(folder, "");
    }

    void blind(String archive, String reason) {
        blindSpots.add(new BlindSpot("snapshot", archive, reason, ""));
    }

    void damaged(Node.Folder folder, String archive, String reason) {
        damages.putIfAbsent(folder, reason);
        blind(archive, reason);
    }

    /** The tree in the archive; null when the file is none. */
    @Nullable
    MemoryTree open(String name, Node.Document document) throws IOException {
        var form = form(document.read(TAR_HEADER));
        if (form == Form.OTHER || form == Form.FOREIGN) {
            return null;
        }
        try (var in = document.open()) {
            return open(name, in, 0);
        }
    }

    /** @param nested how many archives this one lies in */
    @Nullable
    MemoryTree open(String name, InputStream in, int nested) throws IOException {
        var packed = new Counted(new BufferedInputStream(in, BUFFER));
        var form = form(packed);
        if (form == Form.OTHER || form == Form.FOREIGN) {
            return null;
        }
        try {
            var tar = new Bounded(unpacked(packed, form), packed, limits);
            return form(tar) == Form.TAR ? new ArchiveReader(this, name, nested).read(tar) : null;
        } catch (IOException e) {
            var nothing = new MemoryTree();
            damaged(nothing, name, "the archive is damaged from its start");
            return nothing;
        }
    }

    private static InputStream unpacked(InputStream packed, Form form) throws IOException {
        return switch (form) {
            case GZIP -> new GZIPInputStream(packed, BUFFER);
            case XZ -> new XZInputStream(packed, XZ_MEMORY);
            default -> packed;
        };
    }

    /** What begins here; the stream is left where it was. */
    static Form form(InputStream in) throws IOException {
        in.mark(TAR_HEADER);
        var head = in.readNBytes(TAR_HEADER);
        in.reset();
        return form(head);
    }

    private static Form form(byte[] head) {
        if (startsWith(head, 0x1f, 0x8b)) {
            return Form.GZIP;
        }
        if (startsWith(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return Form.XZ;
        }
        if (startsWith(head, 'P', 'K', 3, 4)
                || startsWith(head, 'B', 'Z', 'h')
                || startsWith(head, 0x28, 0xb5, 0x2f, 0xfd)
                || startsWith(head, '7', 'z', 0xbc, 0xaf)) {
            return Form.FOREIGN;
        }
        return head.length == TAR_HEADER && TarArchiveInputStream.matches(head, head.length) ? Form.TAR : Form.OTHER;
    }

    private static boolean startsWith(byte[] head, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
