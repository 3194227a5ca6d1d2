package org.plumbline.facts.hardening;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.hardening.SecretUse;
import org.plumbline.cloud.hardening.WeakSecret;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.Software;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Secret;
import org.plumbline.snapshot.Snapshot;

/** The passwords and keys in the configuration of OpenStack services, and those that are no secret. */
public final class ServiceSecrets implements FactSource {

    /** Length classes below the eight characters that no guessing machine needs a minute for. */
    private static final Set<String> SHORT = Set.of("1-7");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var uses = new LinkedHashSet<SecretUse>();
        var masked = new HashSet<BlindSpot>();
        for (var service : facts.all(Service.class)) {
            for (var setting : service.options().all()) {
                for (var secret : secrets(setting.value())) {
                    uses.add(new SecretUse(service.project(), service.host(), secret, setting));
                }
                if (isMasked(setting)) {
                    masked.add(new BlindSpot(
                            service.host(),
                            setting.at().source(),
                            setting.at().line(),
                            "passwords in " + setting.at().source() + " were masked before the snapshot was made",
                            "collect with plumbline, which keeps digests of secrets instead"));
                }
            }
        }
        facts.addAll(uses);
        weak(uses).forEach(facts::add);
        var told = new HashSet<String>();
        masked.stream()
                .sorted()
                .filter(spot -> told.add(spot.host() + spot.input()))
                .forEach(spot -> facts.add(new Unseen(List.of("service-secret"), spot)));
        facts.all(Unseen.class).stream()
                .filter(missing -> missing.subjects().stream().anyMatch(ServiceSecrets::isService))
                .forEach(missing -> facts.add(new Unseen(List.of("service-secret"), missing.spot())));
    }

    private static boolean isService(String subject) {
        return Software.named(subject)
                .filter(software -> !software.project().equals("infra"))
                .isPresent();
    }

    private static boolean isMasked(Setting setting) {
        if (setting.state() == Setting.State.MASKED) {
            var option = setting.option().toLowerCase(Locale.ROOT);
            return option.contains("pass")
                    || option.contains("secret")
                    || option.contains("key")
                    || option.contains("url")
                    || option.contains("connection");
        }
        return setting.value().contains(":***");
    }

    /** The passwords in a value; of a URL not the user's name, unless it is the password too. */
    private static List<Secret> secrets(String text) {
        var secrets = new ArrayList<Secret>(1);
        int start = text.indexOf('‹');
        var user = Optional.<Secret>empty();
        while (start >= 0) {
            int end = text.indexOf('›', start);
            if (end < 0) {
                break;
            }
            var secret = Secret.in(text.substring(start, end + 1));
            boolean isUser = text.startsWith(":‹", end + 1);
            if (!isUser && secret.isPresent()) {
                var password = named(user, secret.get());
                if (!secrets.contains(password)) {
                    secrets.add(password);
                }
            }
            user = isUser ? secret : Optional.empty();
            start = text.indexOf('‹', end);
        }
        return secrets;
    }

    /** A password that is the user's name is the first one that anybody tries. */
    private static Secret named(Optional<Secret> user, Secret password) {
        boolean same = user.filter(name -> name.hash().equals(password.hash())).isPresent();
        return same ? new Secret(password.hash(), password.length(), true) : password;
    }

    /** Those that are known to all, and those that are merely short: two causes, however many passwords. */
    private static List<WeakSecret> weak(Iterable<SecretUse> uses) {
        var published = new ArrayList<SecretUse>();
        var tooShort = new ArrayList<SecretUse>();
        for (var use : uses) {
            if (use.secret().wellKnown()) {
                published.add(use);
            } else if (SHORT.contains(use.secret().length())) {
                tooShort.add(use);
            }
        }
        var weak = new ArrayList<WeakSecret>(2);
        if (!published.isEmpty()) {
            weak.add(new WeakSecret(true, List.copyOf(published)));
        }
        if (!tooShort.isEmpty()) {
            weak.add(new WeakSecret(false, List.copyOf(tooShort)));
        }
        return weak;
    }
}
