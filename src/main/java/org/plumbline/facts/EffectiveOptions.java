package org.plumbline.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.parse.Entry;
import org.plumbline.parse.oslo.OsloOption;
import org.plumbline.parse.oslo.OsloValues;
import org.plumbline.snapshot.Location;

/** The options of one process: its files in its order, over the defaults of its release. */
final class EffectiveOptions implements Service.Options {

    private final String project;
    private final String series;
    private final List<List<Entry>> files;
    private final OsloValues values;
    private final Location main;
    private final List<String> lacking;

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
        var names = new TreeMap<String, Entry>();
        for (var file : files) {
            for (var entry : file) {
                names.put(OsloOption.of(entry.section(), entry.key()).group() + '.' + entry.key(), entry);
            }
        }
        var all = new ArrayList<Setting>(names.size());
        names.keySet().forEach(name -> all.add(effective(name)));
        return List.copyOf(all);
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
