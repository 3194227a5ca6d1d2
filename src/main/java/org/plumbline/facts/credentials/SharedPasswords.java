package org.plumbline.facts.credentials;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.credentials.SharedPassword;
import org.plumbline.cloud.hardening.SecretUse;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.Snapshot;

/**
 * Passwords that open more than one account. Secrets that two services must share, such as that of the metadata proxy, are
 * no accounts.
 */
public final class SharedPasswords implements FactSource {

    private static final Pattern LOGIN = Pattern.compile("(?:://|,)(‹secret:[^›]+›|[^:@/,‹]+):‹secret:[^›]+›@");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var services = new HashMap<String, Service>();
        facts.all(Service.class).forEach(service -> services.put(key(service.project(), service.host()), service));
        var byPassword = new TreeMap<String, Map<String, SecretUse>>();
        for (var use : facts.all(SecretUse.class)) {
            var service = services.get(key(use.project(), use.host()));
            if (service != null) {
                account(service, use.setting()).ifPresent(account -> byPassword
                        .computeIfAbsent(use.secret().hash(), hash -> new TreeMap<>())
                        .putIfAbsent(account, use));
            }
        }
        byPassword.values().stream()
                .filter(accounts -> accounts.size() > 1)
                .forEach(accounts -> facts.add(new SharedPassword(named(accounts), List.copyOf(accounts.values()))));
    }

    /** A user's name may be hidden; then the project that logs in with it stands for it. */
    private static List<String> named(Map<String, SecretUse> accounts) {
        return accounts.entrySet().stream()
                .map(entry -> entry.getKey().startsWith("‹")
                        ? entry.getValue().project()
                                + entry.getKey().substring(entry.getKey().indexOf('›') + 1)
                        : entry.getKey())
                .sorted()
                .toList();
    }

    private static String key(String project, String host) {
        return project + ' ' + host;
    }

    /** Whose password an option holds: that of a URL's user, or that of the user named beside it. */
    private static Optional<String> account(Service service, Setting setting) {
        var url = LOGIN.matcher(setting.value());
        if (url.find()) {
            var place = setting.value().contains("sql")
                    ? "the database"
                    : setting.value().startsWith("rabbit") ? "RabbitMQ" : "";
            return place.isEmpty() ? Optional.empty() : Optional.of(url.group(1) + " in " + place);
        }
        int dot = setting.option().lastIndexOf('.');
        if (dot < 0 || !setting.option().substring(dot + 1).equals("password")) {
            return Optional.empty();
        }
        var group = setting.option().substring(0, dot);
        boolean keystone = service.setting(group + ".auth_url").isSet()
                || service.setting(group + ".auth_type").isSet();
        var user = service.setting(group + ".username");
        return keystone && user.isSet() && user.known() ? Optional.of(user.value() + " in keystone") : Optional.empty();
    }
}
