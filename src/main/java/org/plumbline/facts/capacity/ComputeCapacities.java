package org.plumbline.facts.capacity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.capacity.ComputeCpu;
import org.plumbline.cloud.capacity.ComputeDisk;
import org.plumbline.cloud.capacity.ComputeMemory;
import org.plumbline.cloud.capacity.ZoneRates;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.capacity.Hypervisors.Hypervisor;
import org.plumbline.facts.capacity.Placement.ResourceProvider;
import org.plumbline.facts.capacity.Placement.Stock;
import org.plumbline.parse.host.Amount;
import org.plumbline.parse.host.Meminfo;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/**
 * How often hypervisors sell what they have: as placement knows it, else as nova-compute is told. Nova's default for a
 * ratio holds for new hypervisors only, so that an option that is not set tells nothing.
 */
public final class ComputeCapacities implements FactSource {

    private static final double MEGA = 1 << 20;

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var hypervisors = Hypervisors.of(facts, snapshot);
        var placement = Placement.of(facts, snapshot);
        var providers = new HashMap<String, ResourceProvider>();
        placement.providers().forEach(provider -> providers.put(provider.name().toLowerCase(Locale.ROOT), provider));
        var services = new HashMap<String, Service>();
        var stores = new TreeSet<String>();
        facts.all(Service.class).stream()
                .filter(service -> service.name().equals(Hypervisors.COMPUTE))
                .forEach(service -> services.put(service.host(), service));
        facts.all(Deployment.class).stream()
                .filter(deployment -> deployment.software().equals("ceph-osd") && deployment.isRole())
                .forEach(deployment -> stores.add(deployment.host()));
        for (var hypervisor : hypervisors.all()) {
            new OnHost(
                            facts,
                            hypervisor,
                            hypervisor.in(providers),
                            Optional.ofNullable(services.get(hypervisor.host())),
                            snapshot.host(hypervisor.host()),
                            stores.contains(hypervisor.host()))
                    .add();
        }
        if (!hypervisors.complete() && (placement.at().isPresent() || isNova(facts))) {
            facts.add(new Unseen(
                    List.of("compute-cpu", "compute-memory", "compute-disk"),
                    new BlindSpot(
                            "api",
                            "compute/os-services",
                            "which hypervisors there are was not recorded",
                            "record GET /os-services with an administrator's token")));
        }
        rates(facts);
        ZoneRooms.add(facts, hypervisors, providers, isNova(facts));
        ProviderLists.add(facts, snapshot, hypervisors, placement);
    }

    private static boolean isNova(Facts facts) {
        return facts.all(Deployment.class).stream()
                .anyMatch(deployment ->
                        deployment.isRole() && deployment.project().equals("nova"));
    }

    private static void rates(Facts facts) {
        var zones = new TreeMap<String, List<ComputeCpu>>();
        facts.all(ComputeCpu.class).stream()
                .filter(cpu -> !cpu.zone().isEmpty())
                .forEach(cpu -> zones.computeIfAbsent(cpu.zone(), z -> new ArrayList<>())
                        .add(cpu));
        zones.forEach((zone, members) -> {
            var rates = members.stream()
                    .map(ComputeCpu::ratio)
                    .distinct()
                    .sorted()
                    .map(rate -> new ComputeCpu("", zone, rate, members.get(0).at()).times())
                    .toList();
            if (rates.size() > 1) {
                facts.add(new ZoneRates(zone, rates, List.copyOf(members)));
            }
        });
    }

    /** What one hypervisor offers. */
    private record OnHost(
            Facts facts,
            Hypervisor hypervisor,
            Optional<ResourceProvider> provider,
            Optional<Service> service,
            Optional<HostFiles> files,
            boolean stores) {

        void add() {
            var host = hypervisor.host();
            cpu().ifPresent(facts::add);
            memory().ifPresent(facts::add);
            if (stock("VCPU").or(() -> stock("PCPU")).isEmpty()) {
                unseen("compute-cpu");
            }
            if (stock("MEMORY_MB").isEmpty()) {
                unseen("compute-memory");
            }
            if (service.isEmpty()) {
                facts.add(Unseen.of(
                        "compute-disk",
                        host,
                        "/etc/nova/nova.conf",
                        "where the disks of guests lie was not recorded: the settings of nova-compute are missing",
                        "collect /etc/nova/nova.conf of " + host));
            } else {
                disk(service.get()).ifPresent(facts::add);
                if (!isListed() && !service.get().setting("libvirt.images_type").is("rbd")) {
                    unseen("compute-disk");
                }
            }
        }

        private Optional<ComputeCpu> cpu() {
            return stock("VCPU")
                    .map(stock -> new ComputeCpu(hypervisor.host(), hypervisor.zone(), stock.ratio(), stock.at()))
                    .or(() -> stock("PCPU").map(own -> new ComputeCpu(hypervisor.host(), "", own.ratio(), own.at())))
                    .or(() -> told("DEFAULT.cpu_allocation_ratio")
                            .map(told ->
                                    new ComputeCpu(hypervisor.host(), hypervisor.zone(), told.number(), told.at())));
        }

        private Optional<ComputeMemory> memory() {
            var grounds = new ArrayList<Located>();
            var stock = stock("MEMORY_MB");
            var told = told("DEFAULT.ram_allocation_ratio");
            var reserved = service.map(s -> s.setting("DEFAULT.reserved_host_memory_mb"));
            stock.ifPresent(known -> grounds.add(quoted(known, "MEMORY_MB")));
            if (stock.isEmpty()
                    && (told.isEmpty() || reserved.filter(Setting::known).isEmpty())) {
                return Optional.empty();
            }
            if (stock.isEmpty()) {
                grounds.add(told.orElseThrow());
                grounds.add(reserved.orElseThrow());
            }
            var memory = meminfo();
            var swap = Optional.ofNullable(memory.get("SwapTotal"));
            swap.ifPresent(amount ->
                    grounds.add(new Quoted(amount.at(), "swap space is " + Math.round(amount.value() / MEGA) + " MB")));
            double total = stock.map(Stock::total).orElse(value(memory, "MemTotal") / MEGA);
            double huge = value(memory, "HugePages_Total") * value(memory, "Hugepagesize") / MEGA;
            return Optional.of(new ComputeMemory(
                    hypervisor.host(),
                    stock.map(Stock::ratio).orElseGet(() -> told.orElseThrow().number()),
                    stock.map(Stock::reserved)
                            .orElseGet(() -> reserved.orElseThrow().number()),
                    total,
                    swap.map(amount -> OptionalDouble.of(amount.value() / MEGA)).orElse(OptionalDouble.empty()),
                    huge * 2 > total,
                    stores,
                    List.copyOf(grounds)));
        }

        private Map<String, Amount> meminfo() {
            return files.flatMap(host -> host.output("meminfo"))
                    .map(output -> facts.understood(Meminfo.parse(output.at(), output.text())))
                    .orElse(Map.of());
        }

        private static double value(Map<String, Amount> memory, String name) {
            var amount = memory.get(name);
            return amount == null ? Double.NaN : amount.value();
        }

        private Optional<ComputeDisk> disk(Service compute) {
            var grounds = new ArrayList<Located>();
            var type = compute.setting("libvirt.images_type");
            var stock = stock("DISK_GB");
            var told = told("DEFAULT.disk_allocation_ratio");
            var reserved = compute.setting("DEFAULT.reserved_host_disk_mb");
            stock.ifPresent(known -> grounds.add(quoted(known, "DISK_GB")));
            grounds.add(type);
            if (stock.isEmpty() && !type.is("rbd") && !isListed() && (told.isEmpty() || !reserved.known())) {
                return Optional.empty();
            }
            told.filter(t -> stock.isEmpty()).ifPresent(grounds::add);
            boolean volumes = type.is("lvm");
            var place = files.filter(host -> !volumes)
                    .flatMap(host -> new InstanceDisks(facts, host).sharesSystem(compute));
            place.ifPresent(sign -> grounds.add(sign.sign()));
            return Optional.of(new ComputeDisk(
                    hypervisor.host(),
                    type,
                    stock.map(Stock::ratio).orElse(told.map(Setting::number).orElse(1.0)),
                    stock.map(Stock::reserved).orElse(reserved.number() / 1024),
                    volumes ? Optional.of(false) : place.map(InstanceDisks.Place::shared),
                    volumes ? Optional.of(false) : place.map(InstanceDisks.Place::network),
                    List.copyOf(grounds)));
        }

        private Optional<Stock> stock(String resource) {
            return provider.flatMap(known -> known.stock(resource));
        }

        /** Nova-compute writes the ratio into placement only where the option says one. */
        private Optional<Setting> told(String option) {
            return service.map(s -> s.setting(option)).filter(setting -> setting.isSet() && setting.isAbove(0));
        }

        private static Quoted quoted(Stock stock, String resource) {
            return new Quoted(
                    stock.at(),
                    "%s of %s, %s reserved, sold %s times"
                            .formatted(
                                    resource,
                                    Math.round(stock.total()),
                                    Math.round(stock.reserved()),
                                    Double.toString(stock.ratio())));
        }

        /** Whether placement told what it offers; what nova-compute is told may be at fault, and does not prove the good. */
        private boolean isListed() {
            return provider.filter(ResourceProvider::computes).isPresent();
        }

        private void unseen(String subject) {
            facts.add(Unseen.of(
                    subject,
                    hypervisor.host(),
                    Placement.CALL,
                    "what placement offers of " + hypervisor.host() + " was not recorded",
                    "record GET /resource_providers/{uuid}/inventories"));
        }
    }
}
