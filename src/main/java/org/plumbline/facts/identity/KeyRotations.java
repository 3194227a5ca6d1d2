package org.plumbline.facts.identity;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.plumbline.cloud.Collected;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.backup.JobTable;
import org.plumbline.cloud.identity.KeyRepository;
import org.plumbline.cloud.identity.KeyRotation;
import org.plumbline.cloud.topology.Replicas;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.cron.CronJob;
import org.plumbline.parse.cron.Crontab;
import org.plumbline.parse.host.LsListing;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** What rotates keystone's token keys, and when it did so last. */
public final class KeyRotations implements FactSource {

    private static final List<String> SYSTEM = List.of("/etc/crontab", "/etc/cron.d/*");
    private static final List<String> USERS = List.of(
            "/var/spool/cron/*",
            "/var/spool/cron/crontabs/*",
            "/var/spool/cron/tabs/*",
            "/etc/kolla/keystone-fernet/crontab");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var keys = facts.all(KeyRepository.class).stream()
                .filter(key -> key.kind().equals(FernetKeys.TOKENS.kind()) && !key.isEmpty())
                .toList();
        var unseen = facts.all(Unseen.class).stream()
                .filter(missing -> missing.subjects().contains(FernetKeys.TOKENS.kind()))
                .toList();
        unseen.forEach(missing -> facts.add(new Unseen(List.of("key-rotation"), missing.spot())));
        var service = facts.all(Service.class).stream()
                .filter(one -> one.project().equals("keystone"))
                .findFirst();
        if (keys.isEmpty() || service.isEmpty()) {
            return;
        }
        var jobs = new ArrayList<Quoted>();
        var gaps = new ArrayList<Optional<Duration>>();
        var newest = OptionalLong.empty();
        var tables = new HashSet<String>();
        facts.all(JobTable.class).forEach(table -> tables.add(table.host()));
        boolean complete = unseen.isEmpty()
                && facts.hostsOfUnseen("keystone").findAny().isEmpty()
                && facts.all(Replicas.class).stream()
                        .filter(part -> part.software().equals("keystone"))
                        .allMatch(Replicas::complete);
        for (var key : keys) {
            var host = snapshot.host(key.host()).orElseThrow();
            new Jobs(facts, host, jobs, gaps).look();
            complete &= tables.contains(host.name()) || host.hasFolder("/etc/kolla/keystone-fernet");
            newest = later(newest, newest(facts, host));
        }
        facts.add(new KeyRotation(
                List.copyOf(jobs),
                interval(gaps),
                complete,
                keys.stream().mapToInt(key -> key.keys().lastKey()).max().orElse(0),
                age(facts, newest),
                keys,
                service.get().setting("fernet_tokens.max_active_keys"),
                service.get().setting("token.expiration"),
                service.get().setting("token.allow_expired_window")));
    }

    private static OptionalLong later(OptionalLong one, OptionalLong other) {
        return one.isEmpty() || (other.isPresent() && other.getAsLong() > one.getAsLong()) ? other : one;
    }

    /** The jobs of several hosts take turns. */
    private static OptionalDouble interval(List<Optional<Duration>> gaps) {
        if (gaps.isEmpty() || gaps.stream().anyMatch(Optional::isEmpty)) {
            return OptionalDouble.empty();
        }
        double pace = gaps.stream()
                .mapToDouble(gap -> 1.0 / gap.orElseThrow().toSeconds())
                .sum();
        return OptionalDouble.of(1 / pace);
    }

    private static OptionalLong age(Facts facts, OptionalLong newest) {
        return facts.all(Collected.class).stream()
                .findFirst()
                .filter(now -> newest.isPresent())
                .map(now -> OptionalLong.of(Duration.between(Instant.ofEpochSecond(newest.getAsLong()), now.time())
                        .toDays()))
                .orElse(OptionalLong.empty());
    }

    /** When the newest of its keys was written, from the listing that was recorded; seconds since 1970. */
    private static OptionalLong newest(Facts facts, HostFiles host) {
        return host.output("fernet-keys-ls").stream()
                .flatMap(output -> facts.understood(LsListing.parse(output.at(), output.text())).stream())
                .filter(file -> file.path().contains("/" + FernetKeys.TOKENS.kind() + "/"))
                .flatMap(file -> time(file.time()).stream())
                .mapToLong(Instant::getEpochSecond)
                .max();
    }

    /** {@code 2026-11-22 12:49}; the zone of the host makes no difference of a day. */
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(
                    LocalDateTime.parse(text.strip().replace(' ', 'T')).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException otherStyle) {
            return Optional.empty();
        }
    }

    /** The jobs of one host that rotate token keys. */
    private record Jobs(Facts facts, HostFiles host, List<Quoted> jobs, List<Optional<Duration>> gaps) {

        void look() {
            SYSTEM.stream().flatMap(host::glob).forEach(file -> facts.understood(
                            Crontab.parseSystem(file.at(), file.text()))
                    .forEach(job -> add(job, job.at())));
            USERS.stream().flatMap(host::glob).forEach(file -> facts.understood(
                            Crontab.parseUser(file.at(), file.text()))
                    .forEach(job -> add(job, job.at())));
            List.of("crontab-root", "crontab-keystone").forEach(input -> host.output(input)
                    .filter(file -> !file.text().startsWith("no crontab"))
                    .ifPresent(file ->
                            Crontab.parseUser(file.at(), file.text()).value().forEach(job -> add(job, job.at()))));
            host.output("crontab-files").ifPresent(file -> {
                int number = 0;
                for (var line : (Iterable<String>) file.text().lines()::iterator) {
                    var at = file.at().line(++number);
                    int colon = line.startsWith("/") ? line.indexOf(':') : -1;
                    if (colon > 0 && host.file(line.substring(0, colon)).isEmpty()) {
                        var text = line.substring(colon + 1);
                        var parsed = line.startsWith("/var/spool/")
                                ? Crontab.parseUser(at, text)
                                : Crontab.parseSystem(at, text);
                        parsed.value().forEach(job -> add(job, at));
                    }
                }
            });
            host.glob("/etc/systemd/system/*.service").forEach(unit -> {
                var name = unit.path().substring(0, unit.path().length() - "service".length());
                boolean timed = host.file(name + "timer").isPresent();
                if (timed && rotates(unit.text())) {
                    jobs.add(new Quoted(unit.at(), name.substring(name.lastIndexOf('/') + 1) + "timer rotates"));
                    gaps.add(Optional.empty());
                }
            });
        }

        private void add(CronJob job, Location at) {
            boolean script = Stream.of(job.command().split("\\s+"))
                    .filter(word -> word.startsWith("/"))
                    .flatMap(word -> host.file(word).stream())
                    .anyMatch(file -> rotates(file.text()));
            if (script || rotates(job.command())) {
                jobs.add(new Quoted(at, "cron " + job.schedule().text() + " rotates"));
                gaps.add(job.schedule().longestGap());
            }
        }

        /** {@code keystone-manage fernet_rotate}, and the scripts of kolla and OpenStack-Ansible around it. */
        private static boolean rotates(String command) {
            return command.contains("fernet_rotate") || command.contains("fernet-rotate");
        }
    }
}
