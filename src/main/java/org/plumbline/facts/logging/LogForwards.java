package org.plumbline.facts.logging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Running;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.logging.LogForward;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.Machines;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** What sends the logs of each machine away: programs made for it, or rsyslog and fluentd where they are told to. */
public final class LogForwards implements FactSource {

    /** They do nothing else. */
    private static final String[] SHIPPERS = {
        "filebeat*",
        "promtail*",
        "vector.service",
        "vector",
        "alloy.service",
        "alloy",
        "grafana-agent*",
        "fluent-bit*",
        "td-agent-bit*",
        "systemd-journal-upload.service",
        "systemd-netlogd.service",
        "splunkd",
        "splunk*",
        "Splunk*",
        "nxlog*",
        "graylog-sidecar*",
        "datadog-agent*",
        "otelcol*",
        "google-cloud-ops-agent*",
        "google-fluentd*",
        "amazon-cloudwatch-agent*",
        "logstash*",
        "journalbeat*",
        "elastic-agent*",
        "snap.promtail*",
        "snap.filebeat*",
        "snap.grafana-agent*",
        "snap.opentelemetry-collector*"
    };

    private static final String[] RSYSLOG = {"rsyslog.service", "rsyslogd"};

    private static final String[] SYSLOG_NG = {"syslog-ng.service", "syslog-ng"};

    private static final String[] FLUENTD = {"fluentd", "fluentd.service", "td-agent.service", "td-agent"};

    /** {@code *.* @@host}, {@code action(type="omfwd" …)}, {@code network("host")} of syslog-ng. */
    private static final Pattern SENDS = Pattern.compile(
            "\\s@{1,2}(?!cee|127\\.|localhost)\\(?[\\w\\[(]|type\\s*=\\s*\"om(fwd|relp|elasticsearch|kafka|http)\"|:omrelp:|\\b(network|syslog|tcp|udp)\\(\\s*\"");

    private static final Pattern FLUENTD_SENDS = Pattern.compile(
            "@?type\\s+\"?(opensearch|elasticsearch|forward|loki|kafka2?|rdkafka2?|http|s3|gelf|remote_syslog|splunk_hec|secure_forward"
                    + "|monasca|cloudwatch_logs|google_cloud|gcs|kinesis|datadog|newrelic|sumologic|azure|opentelemetry)");

    /** The target of an action, or of a destination, is the machine itself. */
    private static final Pattern STAYS = Pattern.compile(
            "(?i)(\\b(target|server)\\s*=\\s*|\\b(network|syslog|tcp|udp)\\(\\s*)\"(127\\.|localhost|\\[?::1)");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var running = new HashMap<String, Running>();
        facts.all(Running.class).forEach(one -> running.put(one.host(), one));
        for (var host : Machines.of(facts, snapshot)) {
            Optional.ofNullable(running.get(host.name()))
                    .flatMap(units -> forward(host, units))
                    .ifPresentOrElse(
                            facts::add,
                            () -> facts.add(Unseen.of(
                                    "log-forward",
                                    host.name(),
                                    "/etc/rsyslog.conf",
                                    "whether the logs are sent away does not show",
                                    "collect the output of `systemctl list-units --all --output=json`, /etc/rsyslog.conf,"
                                            + " /etc/rsyslog.d and the configuration of fluentd")));
        }
        Machines.addMissing(facts, "log-forward");
    }

    /** Empty where something runs that may send them, and what it was told was not collected. */
    private static Optional<LogForward> forward(HostFiles host, Running running) {
        var shipper = running.first(SHIPPERS);
        if (shipper.isPresent()) {
            return Optional.of(new LogForward(host.name(), true, List.of(shipper.get())));
        }
        var files = new ArrayList<SourceFile>();
        boolean whole = !running.containers().containsKey("rsyslog");
        if (running.any(RSYSLOG)) {
            whole &= read(host, "/etc/rsyslog.conf", "/etc/rsyslog.d/", files);
        }
        if (running.any(SYSLOG_NG)) {
            whole &= read(host, "/etc/syslog-ng/syslog-ng.conf", "/etc/syslog-ng/conf.d/", files);
        }
        var sender = files.stream().flatMap(file -> lines(file, SENDS)).findFirst();
        if (sender.isEmpty() && running.any(FLUENTD)) {
            var told = below(host, "/etc/kolla/fluentd/", "/etc/fluentd/", "/etc/fluent/", "/etc/td-agent/")
                    .toList();
            whole &= !told.isEmpty();
            files.addAll(told);
            sender = told.stream().flatMap(file -> lines(file, FLUENTD_SENDS)).findFirst();
        }
        if (sender.isPresent()) {
            return Optional.of(new LogForward(host.name(), true, List.of(sender.get())));
        }
        if (!whole) {
            return Optional.empty();
        }
        var looked = new ArrayList<Located>();
        running.sources().forEach(at -> looked.add(new Quoted(at, "no program that sends logs away runs")));
        files.forEach(file -> looked.add(new Quoted(file.at(), "sends nothing to another machine")));
        return Optional.of(new LogForward(host.name(), false, List.copyOf(looked)));
    }

    /** Reads what a daemon was told; whether all of it was collected. */
    private static boolean read(HostFiles host, String main, String folder, List<SourceFile> files) {
        if (host.file(main).isEmpty()) {
            return false;
        }
        var told = below(host, main, folder).toList();
        files.addAll(told);
        return host.blindSpots().stream()
                        .noneMatch(spot ->
                                spot.input().equals(main) || spot.input().startsWith(folder))
                && (told.stream().noneMatch(file -> file.text().contains(folder))
                        || told.stream().anyMatch(file -> file.path().startsWith(folder)));
    }

    private static Stream<SourceFile> below(HostFiles host, String... paths) {
        return host.files().values().stream()
                .filter(file -> Stream.of(paths).anyMatch(path -> file.path().startsWith(path)));
    }

    /** The lines that match; left aside comments, what stays here, and what fluentd only receives ({@code <source>}). */
    private static Stream<Located> lines(SourceFile file, Pattern pattern) {
        var found = new ArrayList<Located>();
        var lines = file.text().lines().toList();
        boolean receives = false;
        for (int index = 0; index < lines.size(); index++) {
            var line = lines.get(index).strip();
            if (line.startsWith("<source") || line.startsWith("</source")) {
                receives = line.startsWith("<source");
            } else if (!receives
                    && !line.startsWith("#")
                    && pattern.matcher(lines.get(index)).find()
                    && !STAYS.matcher(statement(lines, index)).find()) {
                found.add(new Quoted(file.at().line(index + 1), line));
            }
        }
        return found.stream();
    }

    /** The parentheses around a line. */
    private static String statement(List<String> lines, int index) {
        int from = index;
        while (from > 0 && !lines.get(from).contains("(")) {
            from--;
        }
        int to = index;
        while (to < lines.size() - 1 && !lines.get(to).contains(")")) {
            to++;
        }
        return String.join(" ", lines.subList(from, to + 1));
    }
}
