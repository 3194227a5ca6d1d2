package org.plumbline.facts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.parse.Entry;
import org.plumbline.parse.oslo.OsloOption;
import org.plumbline.parse.oslo.OsloValues;
import org.plumbline.snapshot.Location;

/**
 * The options of the processes that read the same files: these in their order, over the defaults of the release. Facts and
 * rules ask for the same options again and again, so each is read once.
 */
final class EffectiveOptions implements Service.Options {

    private final String project;
    private final String series;
    private final List<List<Entry>> files;
    private final OsloValues values;
    private final Location main;
    private final List<String> lacking;
    private final Map<String, Setting> asked = new HashMap<>();
    private List<Setting> all = List.of();

    /**
     * @param series the installed series; empty when it is not known
     * @param files the entries of each file, in the order of reading
     * @param main the first file, where an unset option is not set
     * @param lacking files that the process reads too and that were not collected: they may set what these do not
     */
    EffectiveOptions(String project, String series, List<List<Entry>> files, Location main, List<String> lacking) {
        this.project = project;
        this.series = series;
        this.files = files;
        this.values = OsloValues.of(files).withDefaults(this::defaultOf);
        this.main = main;
        this.lacking = lacking;
    }

    @Override
    public Setting effective(String option) {
        var before = asked.get(option);
        if (before != null) {
            return before;
        }
        var setting = read(option);
        asked.put(option, setting);
        return setting;
    }

    private Setting read(String option) {
        var known = OptionTable.find(project, option, series);
        var read =
                values.text(option(option, known.map(OptionTable.Row::formerly).orElse(List.of())));
        var at = read.at().orElse(main);
        return switch (read.state()) {
            case SET, EMPTY -> Setting.set(option, read.get().orElse(""), at);
            case MASKED -> new Setting(option, "", Setting.State.MASKED, at, "somebody masked the value");
            case UNRESOLVED -> Setting.unreadable(option, at, read.reason());
            case INVALID -> new Setting(option, "", Setting.State.INVALID, at, read.reason());
            case UNSET -> unset(option, known);
        };
    }

    private Setting unset(String option, Optional<OptionTable.Row> known) {
        if (!lacking.isEmpty()) {
            return Setting.unreadable(
                    option,
                    main,
                    "it is not set here, and " + lacking.get(0) + ", which may set it, was not collected");
        }
        if (known.isEmpty()) {
            return Setting.unreadable(
                    option, main, "it is not set, and its default in " + release() + " is not known here");
        }
        var row = known.get();
        return row.hasDefault()
                ? Setting.byDefault(option, row.value(), main, row.source())
                : Setting.unset(option, main);
    }

    private String release() {
        return series.isEmpty() ? "the installed release (which the snapshot does not tell)" : series;
    }

    @Override
    public List<Setting> every(String option) {
        return values.entries(option(option, List.of())).stream()
                .map(entry -> Setting.set(option, entry.value(), entry.at()))
                .toList();
    }

    @Override
    public List<Setting> all() {
        if (all.isEmpty()) {
            all = everything();
        }
        return all;
    }

    private List<Setting> everything() {
        var names = new TreeSet<String>();
        for (var file : files) {
            for (var entry : file) {
                names.add(OsloOption.of(entry.section(), entry.key()).group() + '.' + entry.key());
            }
        }
        return names.stream().map(this::effective).toList();
    }

    private Optional<String> defaultOf(OsloOption option) {
        return OptionTable.find(project, option.group() + '.' + option.name(), series)
                .filter(OptionTable.Row::hasDefault)
                .map(OptionTable.Row::value);
    }

    private static OsloOption option(String name, List<String> formerly) {
        var option = place(name);
        for (var old : formerly) {
            var before = place(old);
            option = option.formerly(before.group(), before.name());
        }
        return option;
    }

    private static OsloOption place(String name) {
        int dot = name.indexOf('.');
        return OsloOption.of(name.substring(0, dot), name.substring(dot + 1));
    }
}
