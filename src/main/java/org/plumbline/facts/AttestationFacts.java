package org.plumbline.facts;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.plumbline.cloud.Attestation;
import org.plumbline.cloud.Collected;
import org.plumbline.cloud.Unseen;
import org.plumbline.parse.Json;
import org.plumbline.parse.openstack.Attestations;
import org.plumbline.parse.openstack.Attestations.Statement;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** What the operator states in attestations.yaml, as of the time of collection. */
final class AttestationFacts implements FactSource {

    private static final String RESTORE = "restore-test";

    /** What only a person knows, and what is asked. */
    private static final Map<String, String> AWAITED = Map.of(
            RESTORE,
            "when a restore was tried last",
            "staging-cloud",
            "where changes and upgrades are tried before they reach this cloud");

    private static final String RESTORE_FILE = "/var/lib/plumbline/restore-test.json";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var today = facts.all(Collected.class).stream()
                .findFirst()
                .map(collected -> collected.time().atZone(ZoneOffset.UTC).toLocalDate());
        var file = snapshot.attestations();
        if (file != null) {
            facts.understood(Attestations.parse(file.at(), file.text()))
                    .forEach(statement -> facts.add(attestation(statement, today)));
        }
        for (var host : snapshot.hosts()) {
            host.file(RESTORE_FILE).flatMap(AttestationFacts::restore).ifPresent(s -> facts.add(attestation(s, today)));
        }
        AWAITED.forEach((id, what) -> {
            if (facts.all(Attestation.class).stream().noneMatch(a -> a.id().equals(id))) {
                facts.add(Unseen.of(
                        "attestation:" + id,
                        "snapshot",
                        "attestations.yaml",
                        "nobody states " + what,
                        "write an entry with id " + id + ", date and owner into attestations.yaml"));
            }
        });
    }

    private static Attestation attestation(Statement statement, Optional<LocalDate> today) {
        var expires = Optional.ofNullable(statement.expires());
        return new Attestation(
                statement.id(),
                statement.date(),
                statement.owner(),
                statement.result().equalsIgnoreCase("failed"),
                today.map(now -> ChronoUnit.DAYS.between(statement.date(), now)),
                today.isPresent()
                        && expires.filter(end -> end.isBefore(today.get())).isPresent(),
                statement.at());
    }

    /** What a test of the restore left on a host: date, result, and perhaps who did it. */
    private static Optional<Statement> restore(SourceFile file) {
        var json = Json.parse(file.at(), file.text()).value();
        try {
            var date = json.get("date").text().orElse("");
            return Optional.of(new Statement(
                    RESTORE,
                    LocalDate.parse(date.length() > 10 ? date.substring(0, 10) : date),
                    json.get("owner").text().orElse(file.host()),
                    null,
                    json.get("result").text().orElse(""),
                    "",
                    file.at()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
