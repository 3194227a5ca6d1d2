package org.plumbline.facts.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.capacity.ResourceProviders;
import org.plumbline.facts.Facts;
import org.plumbline.facts.capacity.Placement.ResourceProvider;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** Providers of placement that no hypervisor belongs to, and what nova's audit says of allocations. */
final class ProviderLists {

    private static final String AUDIT = "nova-manage-placement-audit";
    private static final Pattern PROCESSED = Pattern.compile("(?m)^Processed \\d+ allocation");

    private ProviderLists() {}

    static void add(Facts facts, Snapshot snapshot, Hypervisors hypervisors, Placement placement) {
        var nodes = hypervisors.nodes();
        if (placement.at().isEmpty() || nodes.isEmpty()) {
            if (facts.all(Deployment.class).stream()
                    .anyMatch(deployment ->
                            deployment.isRole() && deployment.project().equals("nova"))) {
                facts.add(unseen(placement.at().isEmpty() ? Placement.CALL : Hypervisors.CALL));
            }
            return;
        }
        var sources = new ArrayList<Location>();
        var orphans = new ArrayList<Located>();
        sources.add(placement.at().get());
        snapshot.api(Hypervisors.CALL).ifPresent(file -> sources.add(file.at()));
        for (var provider : placement.providers()) {
            if (!provider.nested() && !nodes.get().contains(provider.name().toLowerCase(Locale.ROOT))) {
                judge(facts, provider, orphans);
            }
        }
        var leftOver = new ArrayList<Located>();
        var audits = snapshot.hosts().stream()
                .flatMap(host -> host.output(AUDIT).stream())
                .toList();
        if (audits.stream().noneMatch(ProviderLists::isFinished)) {
            facts.add(Unseen.of(
                    "resource-providers",
                    "nova-api",
                    AUDIT,
                    "whether placement holds allocations of servers that are gone was not asked, or nova-manage did not answer",
                    "collect the output of `nova-manage placement audit --verbose`"));
        }
        audits.forEach(output -> {
            sources.add(output.at());
            int number = 0;
            for (var line : output.text().split("\n", -1)) {
                number++;
                if (line.startsWith("Allocations for consumer UUID ") && line.contains(" can be deleted")) {
                    leftOver.add(new Quoted(output.at().line(number), line.substring(0, line.indexOf(" can be"))));
                }
            }
        });
        facts.add(new ResourceProviders(
                placement.providers().size(), List.copyOf(orphans), List.copyOf(leftOver), List.copyOf(sources)));
    }

    /** Nova says nothing where all allocations belong to servers, and counts the others at the end. */
    private static boolean isFinished(SourceFile audit) {
        return audit.text().isBlank() || PROCESSED.matcher(audit.text()).find();
    }

    /** Providers without processors and memory stand for what several hosts share, or for parts of the network. */
    private static void judge(Facts facts, ResourceProvider provider, List<Located> orphans) {
        if (provider.stocks().isEmpty()) {
            facts.add(unseen(Placement.CALL + '_' + provider.name() + "_inventories"));
        } else if (provider.computes()) {
            orphans.add(new Quoted(provider.at(), "provider " + provider.name()));
        }
    }

    private static Unseen unseen(String input) {
        return new Unseen(
                List.of("resource-providers"),
                new BlindSpot(
                        "api",
                        input,
                        "which providers placement has for which hypervisors was not recorded",
                        "record GET /resource_providers and their inventories, and GET /os-hypervisors/detail"));
    }
}
