package org.plumbline.rules;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plumbline.finding.Control;
import org.plumbline.finding.Param;
import org.plumbline.finding.Pillar;
import org.plumbline.finding.Severity;
import org.plumbline.finding.Stage;

/**
 * The headers of all controls and the classes of their rules in one binary file, written by the build: reading YAML
 * at every start would cost more than the audit.
 */
record ControlIndex(List<Control> controls, List<String> models) {

    void write(DataOutputStream out) throws IOException {
        writeStrings(out, models);
        out.writeInt(controls.size());
        for (var control : controls) {
            write(out, control);
        }
    }

    static ControlIndex read(DataInputStream in) throws IOException {
        var models = readStrings(in);
        int size = in.readInt();
        var controls = new ArrayList<Control>(size);
        for (int i = 0; i < size; i++) {
            controls.add(readControl(in));
        }
        return new ControlIndex(List.copyOf(controls), models);
    }

    private static void write(DataOutputStream out, Control control) throws IOException {
        out.writeUTF(control.id());
        writeStrings(out, control.aliases());
        out.writeUTF(control.title());
        out.writeByte(control.severity().ordinal());
        out.writeByte(control.stage().ordinal());
        out.writeByte(control.pillar().ordinal());
        writeStrings(out, control.needs());
        out.writeInt(control.params().size());
        for (var param : control.params().entrySet()) {
            out.writeUTF(param.getKey());
            write(out, param.getValue());
        }
        out.writeUTF(control.rationale());
        writeMap(out, control.remediation());
        out.writeUTF(control.risk());
        out.writeUTF(control.effort());
        out.writeInt(control.fix().size());
        for (var patch : control.fix()) {
            writeMap(out, patch);
        }
        out.writeUTF(control.verify());
        writeStrings(out, control.references());
        writeMap(out, control.maps());
        out.writeUTF(control.releases() == null ? "" : control.releases());
    }

    private static Control readControl(DataInputStream in) throws IOException {
        return new Control(
                in.readUTF(),
                readStrings(in),
                in.readUTF(),
                Severity.values()[in.readByte()],
                Stage.values()[in.readByte()],
                Pillar.values()[in.readByte()],
                readStrings(in),
                readParams(in),
                in.readUTF(),
                readMap(in),
                in.readUTF(),
                in.readUTF(),
                readPatches(in),
                in.readUTF(),
                readStrings(in),
                readMap(in),
                emptyToNull(in.readUTF()));
    }

    private static Map<String, Param> readParams(DataInputStream in) throws IOException {
        var params = new TreeMap<String, Param>();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            params.put(in.readUTF(), readParam(in));
        }
        return params;
    }

    private static List<Map<String, String>> readPatches(DataInputStream in) throws IOException {
        var patches = new ArrayList<Map<String, String>>();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            patches.add(readMap(in));
        }
        return List.copyOf(patches);
    }

    private static void write(DataOutputStream out, Param param) throws IOException {
        if (param.value() instanceof Double number) {
            out.writeByte('n');
            out.writeDouble(number);
        } else if (param.value() instanceof Boolean truth) {
            out.writeByte('b');
            out.writeBoolean(truth);
        } else if (param.value() instanceof List<?> list) {
            out.writeByte('l');
            writeStrings(out, list.stream().map(Object::toString).toList());
        } else {
            out.writeByte('s');
            out.writeUTF(param.value().toString());
        }
        out.writeUTF(param.source());
        out.writeDouble(param.min() == null ? Double.NaN : param.min());
        out.writeDouble(param.max() == null ? Double.NaN : param.max());
    }

    private static Param readParam(DataInputStream in) throws IOException {
        Object value =
                switch (in.readByte()) {
                    case 'n' -> in.readDouble();
                    case 'b' -> in.readBoolean();
                    case 'l' -> readStrings(in);
                    default -> in.readUTF();
                };
        return new Param(value, in.readUTF(), nanToNull(in.readDouble()), nanToNull(in.readDouble()));
    }

    private static @Nullable Double nanToNull(double number) {
        return Double.isNaN(number) ? null : number;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void writeStrings(DataOutputStream out, List<String> strings) throws IOException {
        out.writeInt(strings.size());
        for (var string : strings) {
            out.writeUTF(string);
        }
    }

    private static List<String> readStrings(DataInputStream in) throws IOException {
        var strings = new String[in.readInt()];
        for (int i = 0; i < strings.length; i++) {
            strings[i] = in.readUTF();
        }
        return List.of(strings);
    }

    private static void writeMap(DataOutputStream out, Map<String, String> map) throws IOException {
        out.writeInt(map.size());
        for (var entry : map.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue());
        }
    }

    private static Map<String, String> readMap(DataInputStream in) throws IOException {
        var map = new LinkedHashMap<String, String>();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            map.put(in.readUTF(), in.readUTF());
        }
        return map;
    }
}
