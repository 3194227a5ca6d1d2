package org.plumbline.parse.oslo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.plumbline.parse.Entry;
import org.plumbline.parse.python.PythonText;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Secret;
import org.plumbline.snapshot.SourceFile;

/**
 * The options of one oslo.config service, from all its files and its environment: a later file beats an earlier one, the
 * last assignment in a file beats those above it, a variable beats every file.
 */
public final class OsloValues {

    /** Per file, in the order of reading: place of an option to its assignments. */
    private final List<Map<OsloOption, List<Entry>>> files;

    private final Map<String, Entry> environment;
    private final Function<OsloOption, Optional<String>> defaults;

    private OsloValues(
            List<Map<OsloOption, List<Entry>>> files,
            Map<String, Entry> environment,
            Function<OsloOption, Optional<String>> defaults) {
        this.files = files;
        this.environment = environment;
        this.defaults = defaults;
    }

    /** @param files the entries of each file, in the order in which the service reads them */
    public static OsloValues of(List<List<Entry>> files) {
        return new OsloValues(files.stream().map(OsloValues::index).toList(), Map.of(), option -> Optional.empty());
    }

    /** The same options under an environment; only variables of the form {@code OS_<GROUP>__<OPTION>} count. */
    public OsloValues withEnvironment(Map<String, String> variables, Location at) {
        var overrides = new HashMap<String, Entry>();
        variables.forEach((name, value) -> {
            if (name.startsWith("OS_") && name.indexOf("__") > 3) {
                overrides.put(name, new Entry("", name, value, at));
            }
        });
        return new OsloValues(files, Map.copyOf(overrides), defaults);
    }

    /** The same options, where {@code $name} may also refer to an option that is unset but has a known default. */
    public OsloValues withDefaults(Function<OsloOption, Optional<String>> known) {
        return new OsloValues(files, environment, known);
    }

    /** The files of a {@code --config-dir} that oslo.config reads, in its order: {@code *.conf}, sorted, not hidden. */
    public static List<SourceFile> configDir(String folder, Collection<SourceFile> candidates) {
        var prefix = folder.endsWith("/") ? folder : folder + "/";
        return candidates.stream()
                .filter(file -> file.path().startsWith(prefix)
                        && isConfigName(file.path().substring(prefix.length())))
                .sorted((a, b) -> a.path().compareTo(b.path()))
                .toList();
    }

    private static boolean isConfigName(String name) {
        return name.endsWith(".conf") && !name.startsWith(".") && name.indexOf('/') < 0;
    }

    private static Map<OsloOption, List<Entry>> index(List<Entry> entries) {
        var byPlace = new HashMap<OsloOption, List<Entry>>();
        for (var entry : entries) {
            byPlace.computeIfAbsent(OsloOption.of(entry.section(), entry.key()), place -> new ArrayList<>(1))
                    .add(entry);
        }
        return byPlace;
    }

    /** The assignment that decides a single-valued option, as written. */
    public Optional<Entry> entry(OsloOption option) {
        if (isOverridden(option)) {
            return Optional.ofNullable(environment.get(option.variable()));
        }
        for (int i = files.size() - 1; i >= 0; i--) {
            for (var place : option.places()) {
                var entries = files.get(i).get(place);
                if (entries != null) {
                    return Optional.of(entries.get(entries.size() - 1));
                }
            }
        }
        return Optional.empty();
    }

    /** All assignments of a multi-valued option, in the order of the service's list. */
    public List<Entry> entries(OsloOption option) {
        if (isOverridden(option)) {
            return List.of(Objects.requireNonNull(environment.get(option.variable())));
        }
        var all = new ArrayList<Entry>();
        for (int i = files.size() - 1; i >= 0; i--) {
            var file = files.get(i);
            option.places().forEach(place -> all.addAll(0, file.getOrDefault(place, List.of())));
        }
        return List.copyOf(all);
    }

    /** Whether the environment, not a file, decides the option. */
    public boolean isOverridden(OsloOption option) {
        return !environment.isEmpty() && environment.containsKey(option.variable());
    }

    public OsloRead<String> text(OsloOption option) {
        return read(option, OsloType.STRING);
    }

    public OsloRead<Boolean> bool(OsloOption option) {
        return read(option, OsloType.BOOLEAN);
    }

    public OsloRead<Long> integer(OsloOption option) {
        return read(option, OsloType.INTEGER);
    }

    public OsloRead<Double> number(OsloOption option) {
        return read(option, OsloType.FLOAT);
    }

    public OsloRead<List<String>> list(OsloOption option) {
        return read(option, OsloType.LIST);
    }

    public OsloRead<Map<String, String>> dict(OsloOption option) {
        return read(option, OsloType.DICT);
    }

    /** The option as the service gets it, after substitution. */
    public <T> OsloRead<T> read(OsloOption option, OsloType<T> type) {
        return entry(option)
                .map(entry -> read(option, entry, type))
                .orElseGet(() -> new OsloRead<>(OsloRead.State.UNSET, null, List.of(), ""));
    }

    /** All values of a multi-valued option; one that cannot be read makes the whole option so, as in the service. */
    public <T> OsloRead<List<T>> readAll(OsloOption option, OsloType<T> type) {
        var entries = entries(option);
        if (entries.isEmpty()) {
            return new OsloRead<>(OsloRead.State.UNSET, null, List.of(), "");
        }
        var values = new ArrayList<T>();
        for (var entry : entries) {
            var one = read(option, entry, type);
            if (one.state() != OsloRead.State.SET && one.state() != OsloRead.State.EMPTY) {
                return new OsloRead<>(one.state(), null, one.entries(), one.reason());
            }
            one.get().ifPresent(values::add);
        }
        return new OsloRead<>(OsloRead.State.SET, List.copyOf(values), entries, "");
    }

    private <T> OsloRead<T> read(OsloOption option, Entry entry, OsloType<T> type) {
        var entries = List.of(entry);
        if (Secret.isMasked(entry.value())) {
            return new OsloRead<>(OsloRead.State.MASKED, null, entries, "");
        }
        var text = new OsloSubstitution(this::rawOrDefault).replace(option.group(), entry.value());
        if (text.state() != OsloRead.State.SET) {
            return new OsloRead<>(text.state(), null, entries, text.reason());
        }
        boolean blank = PythonText.strip(text.text()).isEmpty();
        if (blank && type.blankIsNone()) {
            return new OsloRead<>(OsloRead.State.EMPTY, null, entries, "");
        }
        var state = blank ? OsloRead.State.EMPTY : OsloRead.State.SET;
        return type.read()
                .apply(text.text())
                .map(value -> new OsloRead<>(state, value, entries, ""))
                .orElseGet(() -> new OsloRead<>(OsloRead.State.INVALID, null, entries, "is not " + type.name()));
    }

    private Optional<String> rawOrDefault(OsloOption option) {
        return entry(option).map(Entry::value).or(() -> defaults.apply(option));
    }
}
