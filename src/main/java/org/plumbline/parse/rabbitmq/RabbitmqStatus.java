package org.plumbline.parse.rabbitmq;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * One node's own state: {@code rabbitmqctl status} as JSON, as sections of text (3.8 and later) or as Erlang terms (until
 * 3.7), or an element of {@code GET /api/nodes}. Sizes are bytes (text rounds them to 0.1 MB); what the output does not
 * say is null or empty.
 *
 * @param watermark fraction of memory at which publishers are blocked, where the setting is relative
 * @param memoryLimit bytes at which publishers are blocked, whether the setting is relative or absolute
 * @param memoryUsed bytes in use
 * @param diskFreeLimit free bytes below which publishers are blocked
 * @param fileDescriptors limit of open files as the node counts it: the process limit less what it keeps for itself
 */
public record RabbitmqStatus(
        String node,
        String rabbitmqVersion,
        String erlangVersion,
        List<RabbitmqAlarm> alarms,
        @Nullable Double watermark,
        @Nullable Long memoryLimit,
        @Nullable Long memoryUsed,
        @Nullable Long diskFree,
        @Nullable Long diskFreeLimit,
        @Nullable Long fileDescriptors,
        @Nullable Long fileDescriptorsUsed,
        @Nullable Long netTicktime,
        List<String> configFiles,
        List<String> partitions,
        Location at) {

    /** Nulls, with a problem, where the text is no status. */
    public static Parsed<RabbitmqStatus> parse(Location file, String text) {
        var sections = RabbitmqSections.of(file, text);
        if (sections.has("Runtime")) {
            return checked(of(sections, file), List.of());
        }
        if (RabbitmqTable.looksLikeJson(text)) {
            var json = RabbitmqTable.object(file, text);
            return checked(of(nodeIn(text), json.value()), json.problems());
        }
        var terms = ErlangTerms.printed(file, text);
        return terms.value().isEmpty()
                ? checked(of("", Json.absent(file)), List.of())
                : checked(of(nodeIn(text), terms.value().get(0)), terms.problems());
    }

    /** The nodes of {@code GET /api/nodes}. */
    public static Parsed<List<RabbitmqStatus>> nodes(Location file, String text) {
        var rows = RabbitmqTable.parse(file, text);
        return new Parsed<>(rows.value().stream().map(RabbitmqStatus::ofApi).toList(), rows.problems());
    }

    private static Parsed<RabbitmqStatus> checked(RabbitmqStatus status, List<Problem> problems) {
        return status.rabbitmqVersion.isEmpty() && problems.isEmpty()
                ? new Parsed<>(status, List.of(new Problem(status.at, "the status names no version", true)))
                : new Parsed<>(status, problems);
    }

    private static String nodeIn(String text) {
        int found = text.indexOf("tatus of node ");
        int end = found < 0 ? -1 : text.indexOf(" ...", found);
        return end < 0
                ? ""
                : text.substring(found + "tatus of node ".length(), end)
                        .replace("'", "")
                        .strip();
    }

    private static RabbitmqStatus of(String reporter, Json status) {
        var listeners = status.get("listeners").items();
        var node = listeners.isEmpty()
                ? reporter
                : listeners.get(0).get("node").text().orElse("");
        var watermark =
                status.get("vm_memory_high_watermark_setting").get("relative").number();
        var total = status.get("memory").get("total");
        return new RabbitmqStatus(
                node,
                status.get("rabbitmq_version").text().orElse(""),
                release(status.get("erlang_version").text().orElse("")),
                status.get("alarms").items().stream().map(RabbitmqAlarm::of).toList(),
                watermark.isPresent() ? watermark.getAsDouble() : null,
                bytes(status.get("vm_memory_high_watermark_limit")),
                bytes(total.get(status.get("memory").get("strategy").text().orElse("rss"))),
                bytes(status.get("disk_free")),
                bytes(status.get("disk_free_limit")),
                bytes(status.get("file_descriptors").get("total_limit")),
                bytes(status.get("file_descriptors").get("total_used")),
                bytes(status.get("net_ticktime")),
                status.get("config_files").texts(),
                List.of(),
                status.at());
    }

    private static RabbitmqStatus ofApi(Json node) {
        var name = node.get("name").text().orElse("");
        var version = node.get("applications").items().stream()
                .filter(application -> application.get("name").text().orElse("").equals("rabbit"))
                .map(application -> application.get("version").text().orElse(""))
                .findFirst();
        var alarms = Stream.of("memory", "disk")
                .filter(resource -> node.get(resource.equals("disk") ? "disk_free_alarm" : "mem_alarm")
                        .bool()
                        .orElse(false))
                .map(resource -> new RabbitmqAlarm(name, resource, node.at()))
                .toList();
        return new RabbitmqStatus(
                name,
                version.orElse(""),
                "",
                alarms,
                null,
                bytes(node.get("mem_limit")),
                bytes(node.get("mem_used")),
                bytes(node.get("disk_free")),
                bytes(node.get("disk_free_limit")),
                bytes(node.get("fd_total")),
                bytes(node.get("fd_used")),
                bytes(node.get("net_ticktime")),
                node.get("config_files").texts(),
                node.get("partitions").texts(),
                node.at());
    }

    private static RabbitmqStatus of(RabbitmqSections sections, Location file) {
        var setting = sections.value("Memory", "Memory high watermark setting:").orElse("");
        var files = sections.value("File Descriptors", "Total:").orElse("");
        int limit = files.indexOf(", limit: ");
        return new RabbitmqStatus(
                sections.value("Runtime", "Node name:").orElse(""),
                sections.value("Runtime", "RabbitMQ version:").orElse(""),
                release(sections.value("Runtime", "Erlang configuration:").orElse("")),
                sections.lines("Alarms").stream()
                        .flatMap(line -> RabbitmqAlarm.in(line.text(), line.at()).stream())
                        .toList(),
                setting.contains("of available memory") ? decimal(setting.substring(0, setting.indexOf(' '))) : null,
                gigabytes(setting.substring(setting.indexOf(':') + 1)),
                gigabytes(sections.value("Memory", "Total memory used:").orElse("")),
                gigabytes(sections.value("Free Disk Space", "Free disk space:").orElse("")),
                gigabytes(sections.value("Free Disk Space", "Low free disk space watermark:")
                        .orElse("")),
                limit < 0 ? null : whole(files.substring(limit + ", limit: ".length())),
                limit < 0 ? null : whole(files.substring(0, limit)),
                sections.value("Runtime", "Cluster heartbeat timeout (net_ticktime):")
                        .map(RabbitmqStatus::whole)
                        .orElse(null),
                sections.items("Config files"),
                List.of(),
                file);
    }

    private static RabbitmqStatus of(String node, ErlangTerm status) {
        var application = status.get("running_applications").map(ErlangTerm::items).orElse(List.of()).stream()
                .map(ErlangTerm::texts)
                .filter(texts -> texts.size() == 3 && texts.get(0).equals("rabbit"))
                .map(texts -> texts.get(2))
                .findFirst();
        return new RabbitmqStatus(
                node,
                application.orElse(""),
                release(text(status, "erlang_version")),
                status.get("alarms").map(ErlangTerm::items).orElse(List.of()).stream()
                        .map(alarm -> RabbitmqAlarm.of(alarm, node))
                        .toList(),
                decimal(text(status, "vm_memory_high_watermark")),
                whole(text(status, "vm_memory_limit")),
                Optional.ofNullable(whole(text(status, "memory", "total")))
                        .orElseGet(() -> whole(text(status, "memory", "total", "rss"))),
                whole(text(status, "disk_free")),
                whole(text(status, "disk_free_limit")),
                whole(text(status, "file_descriptors", "total_limit")),
                whole(text(status, "file_descriptors", "total_used")),
                whole(text(status, "kernel", "net_ticktime")),
                List.of(),
                List.of(),
                status.at());
    }

    private static String text(ErlangTerm status, String... path) {
        return status.get(path).flatMap(ErlangTerm::text).orElse("");
    }

    /** 25 of "Erlang/OTP 25 [erts-13.1.5] …". */
    private static String release(String banner) {
        int start = banner.indexOf("OTP ");
        if (start < 0) {
            return banner.strip();
        }
        int end = banner.indexOf(' ', start + 4);
        return banner.substring(start + 4, end < 0 ? banner.length() : end).strip();
    }

    private static @Nullable Long bytes(Json number) {
        var value = number.integer();
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static @Nullable Long whole(String text) {
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException notWhole) {
            return null;
        }
    }

    private static @Nullable Double decimal(String text) {
        try {
            return Double.valueOf(text.strip());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** Bytes of "0.4295 gb". */
    private static @Nullable Long gigabytes(String text) {
        var number = text.strip().endsWith(" gb") ? decimal(text.strip().replace(" gb", "")) : null;
        return number == null ? null : Math.round(number * 1e9);
    }
}
