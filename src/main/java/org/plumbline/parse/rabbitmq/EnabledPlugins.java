package org.plumbline.parse.rabbitmq;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/** RabbitMQ's enabled_plugins: one Erlang list of plugin names. */
public final class EnabledPlugins {

    private EnabledPlugins() {}

    /** One entry for each plugin, its name as the key and an empty value. */
    public static Parsed<List<Entry>> parse(Location file, String text) {
        var terms = ErlangTerms.parse(file, text);
        var plugins = new ArrayList<Entry>();
        terms.value().stream().limit(1).flatMap(term -> term.items().stream()).forEach(item -> item.text()
                .ifPresent(name -> plugins.add(new Entry("", name, "", item.at()))));
        return new Parsed<>(List.copyOf(plugins), terms.problems());
    }
}
