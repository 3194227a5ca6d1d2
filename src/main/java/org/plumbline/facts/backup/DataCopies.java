package org.plumbline.facts.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.cloud.ApiService;
import org.plumbline.cloud.Attestation;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.backup.BackupPlan;
import org.plumbline.cloud.backup.BackupStep;
import org.plumbline.cloud.backup.DataCopy;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Json;
import org.plumbline.parse.openstack.ApiJson;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** Whether images and volumes have a copy outside the store that holds them. */
final class DataCopies {

    private static final Duration RECENT = Duration.ofDays(7);

    private final Facts facts;
    private final Snapshot snapshot;
    private final BackupPlan plan;

    DataCopies(Facts facts, Snapshot snapshot, BackupPlan plan) {
        this.facts = facts;
        this.snapshot = snapshot;
        this.plan = plan;
    }

    void add() {
        images();
        volumes();
    }

    private boolean attested(String id) {
        return plan.attestations().stream().map(Attestation::id).anyMatch(id::equals);
    }

    private void images() {
        var glance = facts.all(Service.class).stream()
                .filter(service -> service.subjects().contains("glance-api")
                        || service.name().equals("glance"))
                .findFirst();
        if (glance.isEmpty()) {
            return;
        }
        var service = glance.get();
        var kind = storeKind(service);
        var folder = service.setting("glance_store.filesystem_store_datadir");
        var path = folder.known() && !folder.value().isBlank() ? trimmed(folder.value()) : "/var/lib/glance/images";
        boolean file = kind.equals("file");
        Optional<BackupStep> saved = plan.jobs().stream()
                .flatMap(job -> plan.covering(job.host(), path).stream())
                .findFirst();
        boolean other = !file && !kind.isEmpty();
        facts.add(new DataCopy(
                "images",
                file ? "files in " + path : other ? "in a store of kind " + kind : "in a store that is not known",
                other || saved.isPresent() || attested("backup-images"),
                file && plan.complete() && plan.jobs().stream().noneMatch(job -> job.opaque()),
                0,
                0,
                List.of(),
                saved,
                service.host(),
                Stream.concat(plan.sources().stream(), Stream.of(service.at())).toList(),
                file && folder.isSet() ? folder.at() : service.at()));
    }

    /** {@code file} where all images are files; else a store of another kind; empty where that is not known. */
    private static String storeKind(Service glance) {
        var backends = glance.setting("DEFAULT.enabled_backends");
        if (backends.isSet()) {
            return backends.list().stream()
                    .map(backend -> backend.substring(backend.indexOf(':') + 1))
                    .filter(type -> !type.equals("http") && !type.equals("file"))
                    .findFirst()
                    .orElse("file");
        }
        var store = glance.setting("glance_store.default_store");
        var name = store.isSet() ? store.value() : "file";
        return store.isSet() && !store.known() ? "" : name.equals("filesystem") ? "file" : name;
    }

    private static String trimmed(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private boolean mirrors() {
        return snapshot.hosts().stream().anyMatch(host -> host.output("rbd-mirror-pool-status")
                .filter(file -> file.text().contains("\"health\""))
                .isPresent());
    }

    private void volumes() {
        var volumes = snapshot.api("volume/volumes");
        var backups = snapshot.api("volume/backups");
        if (volumes.isEmpty()) {
            facts.add(Unseen.of(
                    "data-copy",
                    "api",
                    "volume/volumes",
                    "the volumes were not collected",
                    "collect with an admin token"));
            return;
        }
        var items = items(volumes.get(), "volumes");
        if (items.isEmpty()) {
            return;
        }
        var recent = new HashSet<String>();
        var now = plan.now();
        backups.ifPresent(file -> items(file, "backups").stream()
                .filter(backup -> backup.get("status").text().orElse("").equals("available"))
                .filter(backup -> now.isPresent()
                        && time(backup.get("created_at").text().orElse(""))
                                .filter(then ->
                                        Duration.between(then, now.get()).compareTo(RECENT) <= 0)
                                .isPresent())
                .forEach(backup -> recent.add(backup.get("volume_id").text().orElse(""))));
        var broken = new ArrayList<String>();
        for (var volume : items) {
            boolean guarded =
                    volume.get("metadata").get("protected").text().orElse("").equalsIgnoreCase("true");
            var id = volume.get("id").text().orElse("");
            if (guarded && backups.isPresent() && !recent.contains(id)) {
                broken.add(id);
            }
        }
        boolean service = facts.all(ApiService.class).stream()
                .anyMatch(s -> s.binary().equals("cinder-backup") && s.enabled() && s.up());
        boolean servicesKnown = snapshot.api("volume/os-services")
                .filter(file -> ApiJson.parse(file.at(), file.text()).problems().isEmpty())
                .isPresent();
        boolean copied = service
                || mirrors()
                || attested("backup-volumes")
                || plan.jobs().stream().anyMatch(job -> job.does(BackupStep.Purpose.VOLUMES));
        int saved = (int) items.stream()
                .filter(volume -> recent.contains(volume.get("id").text().orElse("")))
                .count();
        facts.add(new DataCopy(
                "volumes",
                items.size() + " volumes, " + saved + " with a backup of the last seven days",
                copied,
                servicesKnown,
                items.size(),
                saved,
                List.copyOf(broken),
                Optional.empty(),
                "api",
                Stream.concat(
                                snapshot.api("volume/os-services").stream(),
                                Stream.concat(volumes.stream(), backups.stream()))
                        .map(SourceFile::at)
                        .toList(),
                volumes.get().at()));
    }

    private List<Json> items(SourceFile file, String collection) {
        return facts.understood(ApiJson.parse(file.at(), file.text())).items(collection);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text.length() > 19 ? text.substring(0, 19) : text)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
