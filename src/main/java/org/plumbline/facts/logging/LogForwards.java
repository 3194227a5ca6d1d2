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
        "fluent-bit*",
        "systemd-journal-upload.service",
        "splunkd",
        "splunk*",
        "nxlog*",
        "graylog-sidecar*",
        "datadog-agent.service",
        "otelcol*",
        "logstash*",
        "journalbeat*",
        "elastic-agent*"
    };

    private static final String[] RSYSLOG = {"rsyslog.service", "rsyslogd", "syslog-ng.service", "syslog-ng"};
    private static final String[] FLUENTD = {"fluentd", "fluentd.service", "td-agent.service", "td-agent"};

    /** {@code *.* @@host}, {@code action(type="omfwd" …)}, {@code network("host")} of syslog-ng. */
    private static final Pattern SENDS = Pattern.compile(
            "\\s@{1,2}(?!cee|127\\.|localhost)\\(?[\\w\\[(]|\"om(fwd|relp|elasticsearch|kafka|http)\"|:omrelp:|\\b(network|syslog|tcp|udp)\\(\\s*\"");

    private static final Pattern FLUENTD_SENDS = Pattern.compile(
            "@?type\\s+\"?(opensearch|elasticsearch|forward|loki|kafka2?|rdkafka2?|http|s3|gelf|remote_syslog|splunk_hec|secure_forward)");

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
        if (running.any(RSYSLOG)) {
            if (host.file("/etc/rsyslog.conf")
                    .or(() -> host.file("/etc/syslog-ng/syslog-ng.conf"))
                    .isEmpty()) {
                return Optional.empty();
            }
            below(host, "/etc/rsyslog.conf", "/etc/rsyslog.d/", "/etc/syslog-ng/")
                    .forEach(files::add);
            boolean folderMissed = files.stream().anyMatch(file -> file.text().contains("/etc/rsyslog.d/"))
                    && files.stream().noneMatch(file -> file.path().startsWith("/etc/rsyslog.d/"));
            if (folderMissed
                    && files.stream()
                            .flatMap(file -> lines(file, SENDS))
                            .findAny()
                            .isEmpty()) {
                return Optional.empty();
            }
        }
        var sender = files.stream().flatMap(file -> lines(file, SENDS)).findFirst();
        if (sender.isEmpty() && running.any(FLUENTD)) {
            var told = below(host, "/etc/kolla/fluentd/", "/etc/fluentd/", "/etc/fluent/", "/etc/td-agent/")
                    .toList();
            if (told.isEmpty()) {
                return Optional.empty();
            }
            files.addAll(told);
            sender = told.stream().flatMap(file -> lines(file, FLUENTD_SENDS)).findFirst();
        }
        if (sender.isPresent()) {
            return Optional.of(new LogForward(host.name(), true, List.of(sender.get())));
        }
        var looked = new ArrayList<Located>();
        running.sources().forEach(at -> looked.add(new Quoted(at, "no program that sends logs away runs")));
        files.forEach(file -> looked.add(new Quoted(file.at(), "sends nothing to another machine")));
        return Optional.of(new LogForward(host.name(), false, List.copyOf(looked)));
    }

    private static Stream<SourceFile> below(HostFiles host, String... paths) {
        return host.files().values().stream()
                .filter(file -> Stream.of(paths).anyMatch(path -> file.path().startsWith(path)));
    }

    /** The lines that match, comments and what fluentd only receives ({@code <source>}) left aside. */
    private static Stream<Located> lines(SourceFile file, Pattern pattern) {
        var found = new ArrayList<Located>();
        boolean receives = false;
        int number = 0;
        for (var raw : (Iterable<String>) file.text().lines()::iterator) {
            number++;
            var line = raw.strip();
            if (line.startsWith("<source") || line.startsWith("</source")) {
                receives = line.startsWith("<source");
            } else if (!receives
                    && !line.startsWith("#")
                    && pattern.matcher(raw).find()) {
                found.add(new Quoted(file.at().line(number), line));
            }
        }
        return found.stream();
    }
}
