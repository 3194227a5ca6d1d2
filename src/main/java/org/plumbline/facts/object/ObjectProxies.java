package org.plumbline.facts.object;

import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.object.ObjectProxy;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Entry;
import org.plumbline.parse.oslo.OsloConf;
import org.plumbline.parse.oslo.PasteIni;
import org.plumbline.snapshot.HostFiles;

/** What a request to swift's proxy passes. */
final class ObjectProxies {

    private static final String PROXY = "proxy-server.conf";
    private static final String SERVERS = "memcache_servers";

    private ObjectProxies() {}

    static void add(Facts facts, HostFiles host) {
        var file = ObjectStorage.file(host, PROXY);
        var ini = file.map(conf -> facts.understood(PasteIni.parse(conf.at(), conf.text())));
        var pipeline = ini.flatMap(conf -> conf.sections().stream()
                .filter(section ->
                        section.kind().equals("pipeline") && section.name().equals("main"))
                .findFirst());
        var steps = pipeline.flatMap(section -> ini.orElseThrow().value(section, "pipeline"));
        if (steps.isEmpty()) {
            ObjectStorage.unseen(
                    facts, host, "object-proxy", PROXY, file.isPresent() ? "has no pipeline" : "was not collected");
            return;
        }
        var conf = ini.orElseThrow();
        var names = List.of(steps.get().strip().split("\\s+"));
        var filters = names.stream()
                .map(name -> conf.filter(name)
                        .flatMap(section ->
                                conf.value(section, "use").or(() -> conf.value(section, "paste.filter_factory")))
                        .map(use -> name + " (" + use + ")")
                        .orElse(name))
                .toList();
        var app = conf.application(names.get(names.size() - 1));
        var accounts = app.flatMap(
                        section -> Optional.ofNullable(section.entries().get("allow_account_management")))
                .map(entry -> Setting.set("allow_account_management", entry.value(), entry.at()))
                .orElse(Setting.unset(
                        "allow_account_management", file.orElseThrow().at()));
        var at = Optional.ofNullable(pipeline.get().entries().get("pipeline"))
                .map(Entry::at)
                .orElse(pipeline.get().at());
        facts.add(new ObjectProxy(host.name(), filters, accounts, cache(facts, host, conf, names), at));
    }

    /** Of the filter, else of memcache.conf, else swift's default (swift/common/middleware/memcache.py). */
    private static Setting cache(Facts facts, HostFiles host, PasteIni conf, List<String> names) {
        var filter = names.stream()
                .flatMap(name -> conf.filter(name).stream())
                .filter(section -> conf.value(section, "use").orElse("").endsWith("#memcache"))
                .findFirst();
        if (filter.isEmpty()) {
            return Setting.unset(
                    SERVERS, ObjectStorage.file(host, PROXY).orElseThrow().at());
        }
        var own = Optional.ofNullable(filter.get().entries().get(SERVERS));
        var other = ObjectStorage.file(host, "memcache.conf").stream()
                .flatMap(file -> facts.understood(OsloConf.parse(file.at(), file.text())).stream())
                .filter(entry ->
                        entry.section().equals("memcache") && entry.key().equals(SERVERS))
                .findFirst();
        return own.or(() -> other)
                .map(entry -> Setting.set(SERVERS, entry.value(), entry.at()))
                .orElse(Setting.byDefault(
                        SERVERS, "127.0.0.1:11211", filter.get().at(), "swift"));
    }
}
