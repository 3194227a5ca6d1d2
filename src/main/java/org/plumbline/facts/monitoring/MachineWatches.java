package org.plumbline.facts.monitoring;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Attestation;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Running;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.monitoring.MachineWatch;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.Machines;
import org.plumbline.snapshot.Snapshot;

/**
 * Which machines a monitoring agent watches. Monitoring that asks from outside (SSH, IPMI) leaves no trace on a machine: where
 * no machine at all has an agent, only a person can tell whether somebody watches.
 */
public final class MachineWatches implements FactSource {

    private static final String OUTSIDE = "outside-monitoring";

    private static final String[] AGENTS = {
        "prometheus-node*",
        "node_exporter*",
        "node-exporter*",
        "edpm_node_exporter*",
        "zabbix-agent*",
        "zabbix_agent*",
        "telegraf*",
        "collectd*",
        "nrpe*",
        "nagios-nrpe-server.service",
        "icinga2*",
        "check-mk-agent*",
        "check_mk*",
        "cmk-agent*",
        "netdata*",
        "datadog-agent*",
        "munin-node*",
        "snmpd*",
        "newrelic-infra*",
        "sensu-agent*",
        "alloy*",
        "grafana-agent*",
        "otelcol*",
        "metricbeat*",
        "elastic-agent*",
        "oneagent*",
        "instana-agent*",
        "google-cloud-ops-agent*",
        "amazon-cloudwatch-agent*",
        "xymon-client*",
        "monit",
        "monit.service",
        "pmcd*",
        "snap.prometheus-node*",
        "snap.node-exporter*",
        "snap.telegraf*",
        "snap.grafana-agent*",
        "snap.opentelemetry-collector*"
    };

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var running = facts.all(Running.class).stream().collect(toMap(Running::host, one -> one, (a, b) -> a));
        var stated = facts.all(Attestation.class).stream()
                .filter(statement -> statement.id().equals(OUTSIDE) && statement.valid())
                .findFirst();
        boolean byAgents = running.values().stream().anyMatch(units -> units.any(AGENTS));
        for (var host : Machines.of(facts, snapshot)) {
            Optional.ofNullable(running.get(host.name()))
                    .flatMap(units -> watch(units, stated, byAgents))
                    .ifPresentOrElse(
                            facts::add, () -> facts.add(unseen(host.name(), running.get(host.name()) != null)));
        }
        Machines.addMissing(facts, "machine-watch");
    }

    private static Optional<MachineWatch> watch(Running units, Optional<Attestation> stated, boolean byAgents) {
        var proof = units.first(AGENTS).<Located>map(agent -> agent).or(() -> stated);
        if (proof.isPresent()) {
            return Optional.of(new MachineWatch(units.host(), true, List.of(proof.get())));
        }
        return byAgents
                ? Optional.of(new MachineWatch(
                        units.host(),
                        false,
                        units.sources().stream()
                                .<Located>map(at -> new Quoted(at, "no monitoring agent runs"))
                                .toList()))
                : Optional.empty();
    }

    private static Unseen unseen(String host, boolean listed) {
        return listed
                ? Unseen.of(
                        "machine-watch",
                        host,
                        "attestations.yaml",
                        "no machine runs a known monitoring agent, and whether anything watches from outside does not show",
                        "write an entry with id " + OUTSIDE + ", date and owner into attestations.yaml if they are")
                : Unseen.of(
                        "machine-watch",
                        host,
                        "systemctl-units",
                        "which units and containers are active on " + host + " was not collected",
                        "collect the output of `systemctl list-units --all --output=json`");
    }
}
