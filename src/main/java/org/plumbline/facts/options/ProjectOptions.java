package org.plumbline.facts.options;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plumbline.cloud.Series;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.options.OptionMistake.Kind;
import org.plumbline.facts.KnownOptions;
import org.plumbline.facts.KnownOptions.Declaration;

/** What a release of a project makes of an option: its own declarations, and those of the libraries. */
final class ProjectOptions {

    /** Options of the plugin that auth_type names; they are read in its group. */
    private static final String OF_PLUGINS = "auth_type.";
    /** Options of a storage backend; their group has the backend's name, and DEFAULT was one once. */
    private static final String OF_BACKENDS = "backend_defaults.";
    /** A name found in more groups than these says nothing of where it belongs. */
    private static final int FEW_GROUPS = 2;

    private final String series;
    private final List<KnownOptions> tables;
    private final Map<String, List<Declaration>> asked = new HashMap<>();
    private final Map<String, Optional<Fault>> faults = new HashMap<>();
    private @Nullable TreeMap<String, TreeSet<String>> groups;

    /** What is wrong with an option, and which options are meant. */
    record Fault(Kind kind, List<String> instead) {}

    /** What is wrong with a value, and what it must be. */
    record BadValue(Kind kind, String expected) {}

    ProjectOptions(String project, String series) {
        this.series = series;
        this.tables = List.of(KnownOptions.of(project), KnownOptions.of(KnownOptions.LIBRARIES));
    }

    private List<Declaration> declared(String option) {
        return asked.computeIfAbsent(option, name -> tables.stream()
                .flatMap(table -> table.find(name, series).stream())
                .toList());
    }

    private boolean wasEver(String option) {
        return tables.stream().anyMatch(table -> !table.all(option).isEmpty());
    }

    /** What is wrong with the name; empty where it is read, and where nothing sure can be said. */
    Optional<Fault> faultOf(String option) {
        return faults.computeIfAbsent(option, this::findFault);
    }

    private Optional<Fault> findFault(String option) {
        var declared = declared(option);
        if (!declared.isEmpty()) {
            return outdated(declared);
        }
        int dot = option.indexOf('.');
        var group = option.substring(0, dot);
        var name = option.substring(dot + 1);
        if (isReadAnywhere(name, group)) {
            return Optional.empty();
        }
        if (wasEver(option)) {
            return removed(option);
        }
        return groups().containsKey(group) ? unread(group, name) : Optional.empty();
    }

    /** A former name, or one that upstream is to remove; of two releases that may be installed, both must say so. */
    private Optional<Fault> outdated(List<Declaration> declared) {
        if (declared.stream().noneMatch(one -> one.renamedTo().isEmpty())) {
            var names = declared.stream()
                    .flatMap(one -> one.renamedTo().stream())
                    .distinct()
                    .toList();
            return Optional.of(new Fault(Kind.RENAMED, names));
        }
        return declared.stream().allMatch(Declaration::leaving)
                ? Optional.of(new Fault(Kind.LEAVING, List.of()))
                : Optional.empty();
    }

    /** Options that a plugin or a backend reads in whichever group it is given. */
    private boolean isReadAnywhere(String name, String group) {
        return !declared(OF_PLUGINS + name).isEmpty()
                || group.equals("DEFAULT") && !declared(OF_BACKENDS + name).isEmpty();
    }

    /** Declared in earlier releases only; what only later ones declare may have been overlooked in this one. */
    private Optional<Fault> removed(String option) {
        boolean later = tables.stream()
                .flatMap(table -> table.all(option).stream())
                .anyMatch(known -> Series.within(known.last(), series, ""));
        return later ? Optional.empty() : Optional.of(new Fault(Kind.REMOVED, List.of()));
    }

    private Optional<Fault> unread(String group, String name) {
        var here = Objects.requireNonNull(groups().get(group));
        var near = NearNames.nearest(name, here);
        if (near.isPresent()) {
            return Optional.of(new Fault(Kind.MISSPELT, List.of(group + '.' + near.get())));
        }
        var elsewhere = groups().entrySet().stream()
                .filter(entry -> entry.getValue().contains(name))
                .map(entry -> entry.getKey() + '.' + name)
                .filter(option -> declared(option).stream().noneMatch(Declaration::leaving))
                .toList();
        boolean telling = name.indexOf('_') > 0 && !elsewhere.isEmpty() && elsewhere.size() <= FEW_GROUPS;
        return telling ? Optional.of(new Fault(Kind.MISPLACED, elsewhere)) : Optional.empty();
    }

    /** The names that this release reads, by group. Built only where somebody set an option that nobody knows. */
    private TreeMap<String, TreeSet<String>> groups() {
        var built = groups;
        if (built == null) {
            built = new TreeMap<>();
            for (var option : tables.stream()
                    .flatMap(table -> table.names(series).stream())
                    .toList()) {
                int dot = option.indexOf('.');
                var group = option.substring(0, dot);
                if (!Set.of(OF_PLUGINS, OF_BACKENDS).contains(group + '.')) {
                    built.computeIfAbsent(group, g -> new TreeSet<>()).add(option.substring(dot + 1));
                }
            }
            groups = built;
        }
        return built;
    }

    /** The fault of a value, with what it would have to be; empty where it is fine, and where nothing sure can be said. */
    Optional<BadValue> faultOf(Setting setting) {
        var types = declared(setting.option()).stream()
                .flatMap(known -> known.renamedTo().isEmpty()
                        ? Stream.of(known)
                        : known.renamedTo().stream().flatMap(name -> declared(name).stream()))
                .map(known -> OptionType.of(known.type()))
                .toList();
        if (types.isEmpty() || types.stream().anyMatch(OptionType::takesAll)) {
            return Optional.empty();
        }
        var expected = types.get(0).inWords();
        if (setting.state() != Setting.State.SET) {
            return Optional.of(new BadValue(Kind.HIDDEN, expected));
        }
        return types.stream().anyMatch(type -> type.takes(setting.value()))
                ? Optional.empty()
                : Optional.of(new BadValue(Kind.INVALID, expected));
    }
}
