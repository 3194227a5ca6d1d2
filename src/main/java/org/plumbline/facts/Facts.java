package org.plumbline.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.UnsoundSource;
import org.plumbline.facts.backup.Backups;
import org.plumbline.facts.backup.ScheduledJobs;
import org.plumbline.facts.cache.CacheServers;
import org.plumbline.facts.cache.CacheUses;
import org.plumbline.facts.capacity.ComputeCapacities;
import org.plumbline.facts.capacity.HostCapacities;
import org.plumbline.facts.capacity.ProjectLimits;
import org.plumbline.facts.ceph.CephClusters;
import org.plumbline.facts.cluster.ClusterKeys;
import org.plumbline.facts.cluster.CorosyncNodes;
import org.plumbline.facts.cluster.PacemakerClusters;
import org.plumbline.facts.compute.ComputeZones;
import org.plumbline.facts.compute.HypervisorConfs;
import org.plumbline.facts.compute.LibvirtRemotes;
import org.plumbline.facts.compute.MetadataSecrets;
import org.plumbline.facts.compute.NovaCells;
import org.plumbline.facts.coordination.EtcdClusters;
import org.plumbline.facts.coordination.LockClients;
import org.plumbline.facts.coordination.RedisNodes;
import org.plumbline.facts.coordination.StorePorts;
import org.plumbline.facts.credentials.SharedPasswords;
import org.plumbline.facts.dashboard.DashboardRoles;
import org.plumbline.facts.dashboard.DashboardSettings;
import org.plumbline.facts.database.Clusterchecks;
import org.plumbline.facts.database.DatabaseAbsence;
import org.plumbline.facts.database.DatabaseConnections;
import org.plumbline.facts.database.DatabaseContents;
import org.plumbline.facts.database.DatabaseListeners;
import org.plumbline.facts.database.DatabaseServers;
import org.plumbline.facts.database.GaleraClusters;
import org.plumbline.facts.database.SqlClients;
import org.plumbline.facts.database.SqlDemands;
import org.plumbline.facts.database.SqlRoutes;
import org.plumbline.facts.dns.NamePools;
import org.plumbline.facts.drift.RunningVersions;
import org.plumbline.facts.drift.ServiceDrift;
import org.plumbline.facts.drift.StartedUnits;
import org.plumbline.facts.endpoints.Endpoints;
import org.plumbline.facts.endpoints.PeerAccesses;
import org.plumbline.facts.endpoints.ServiceRoutes;
import org.plumbline.facts.hardening.AccessControls;
import org.plumbline.facts.hardening.ApiAuthentications;
import org.plumbline.facts.hardening.AuditTrails;
import org.plumbline.facts.hardening.ConfigRights;
import org.plumbline.facts.hardening.KernelDefences;
import org.plumbline.facts.hardening.ServiceKeys;
import org.plumbline.facts.hardening.ServiceSecrets;
import org.plumbline.facts.hardening.SshServers;
import org.plumbline.facts.hardening.UnneededServices;
import org.plumbline.facts.identity.FernetKeys;
import org.plumbline.facts.identity.KeyRights;
import org.plumbline.facts.identity.KeyRotations;
import org.plumbline.facts.lifecycle.ReleasesByProject;
import org.plumbline.facts.lifecycle.SupportedReleases;
import org.plumbline.facts.lifecycle.UpgradeChecks;
import org.plumbline.facts.loadbalancer.BalancedAddresses;
import org.plumbline.facts.loadbalancer.BalancerKernels;
import org.plumbline.facts.loadbalancer.HaproxyHosts;
import org.plumbline.facts.loadbalancer.HaproxyRuntime;
import org.plumbline.facts.loadbalancer.IdleCuts;
import org.plumbline.facts.loadbalancer.UnusedReplicas;
import org.plumbline.facts.loadbalancing.AmphoraControllers;
import org.plumbline.facts.loadbalancing.LoadBalancerLists;
import org.plumbline.facts.logging.LogForwards;
import org.plumbline.facts.logging.ServiceLogs;
import org.plumbline.facts.messaging.BrokerLists;
import org.plumbline.facts.messaging.BrokerPorts;
import org.plumbline.facts.messaging.Brokers;
import org.plumbline.facts.messaging.MessagingClients;
import org.plumbline.facts.network.NetworkAgents;
import org.plumbline.facts.network.NetworkControls;
import org.plumbline.facts.network.OvnClients;
import org.plumbline.facts.network.OvnDatabases;
import org.plumbline.facts.network.OvnRouting;
import org.plumbline.facts.network.Routers;
import org.plumbline.facts.network.Tunnels;
import org.plumbline.facts.object.ObjectStorage;
import org.plumbline.facts.options.OptionChecks;
import org.plumbline.facts.storage.ImageStores;
import org.plumbline.facts.storage.ShareBackends;
import org.plumbline.facts.storage.VolumeBackends;
import org.plumbline.facts.storage.VolumeBackups;
import org.plumbline.facts.storage.VolumePools;
import org.plumbline.facts.time.Clocks;
import org.plumbline.facts.time.NameTables;
import org.plumbline.facts.time.ResolverLists;
import org.plumbline.facts.time.TimeSupplies;
import org.plumbline.facts.tls.PrivateKeys;
import org.plumbline.facts.tls.TlsCertificates;
import org.plumbline.facts.topology.ControlPlane;
import org.plumbline.facts.topology.Heartbeats;
import org.plumbline.facts.topology.HypervisorMachines;
import org.plumbline.facts.topology.ServiceReplicas;
import org.plumbline.facts.vip.KeepalivedHosts;
import org.plumbline.facts.vip.VrrpGroups;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Snapshot;

/** Everything that a snapshot says about its cloud: the records of the model, and what could not be seen. */
public final class Facts {

    /** In this order: a source may use what those before it found. */
    private static final List<FactSource> SOURCES = List.of(
            new Hosts(),
            new AttestationFacts(),
            new Roles(),
            new DashboardRoles(),
            new ApiServices(),
            new Releases(),
            new OsloServices(),
            new HostNetworks(),
            new KeepalivedHosts(),
            new OwnAddresses(),
            new HaproxyHosts(),
            new HaproxyRuntime(),
            new ApiHosts(),
            new DatabaseServers(),
            new GaleraClusters(),
            new DatabaseContents(),
            new SqlClients(),
            new PacemakerClusters(),
            new CorosyncNodes(),
            new ClusterKeys(),
            new SqlDemands(),
            new DatabaseListeners(),
            new Clusterchecks(),
            new MessagingClients(),
            new Brokers(),
            new BrokerPorts(),
            new EtcdClusters(),
            new ScheduledJobs(),
            new OvnDatabases(),
            new Completeness(),
            new SqlRoutes(),
            new Backups(),
            new DatabaseAbsence(),
            new ApiAuthentications(),
            new FernetKeys(),
            new ConfigRights(),
            new KeyRights(),
            new DatabaseConnections(),
            new ServiceSecrets(),
            new ServiceKeys(),
            new VolumeBackends(),
            new ImageStores(),
            new ControlPlane(),
            new ServiceReplicas(),
            new CacheServers(),
            new CacheUses(),
            new StorePorts(),
            new SupportedReleases(),
            new ReleasesByProject(),
            new ServiceDrift(),
            new OptionChecks(),
            new RedisNodes(),
            new ComputeZones(),
            new ComputeCapacities(),
            new HostCapacities(),
            new ProjectLimits(),
            new MetadataSecrets(),
            new NovaCells(),
            new HypervisorMachines(),
            new UnusedReplicas(),
            new VrrpGroups(),
            new Clocks(),
            new CephClusters(),
            new BalancedAddresses(),
            new BalancerKernels(),
            new IdleCuts(),
            new Endpoints(),
            new ServiceRoutes(),
            new BrokerLists(),
            new DashboardSettings(),
            new NetworkControls(),
            new Routers(),
            new NetworkAgents(),
            new Heartbeats(),
            new OvnRouting(),
            new OvnClients(),
            new Tunnels(),
            new AmphoraControllers(),
            new LoadBalancerLists(),
            new LibvirtRemotes(),
            new HypervisorConfs(),
            new Installations(),
            new ObjectStorage(),
            new LockClients(),
            new PeerAccesses(),
            new ShareBackends(),
            new NamePools(),
            new VolumePools(),
            new VolumeBackups(),
            new KeyRotations(),
            new TlsCertificates(),
            new PrivateKeys(),
            new SshServers(),
            new KernelDefences(),
            new AccessControls(),
            new TimeSupplies(),
            new ResolverLists(),
            new NameTables(),
            new SharedPasswords(),
            new StartedUnits(),
            new UpgradeChecks(),
            new RunningVersions(),
            new AuditTrails(),
            new UnneededServices(),
            new LogForwards(),
            new ServiceLogs());

    private final List<Object> all = new ArrayList<>();
    private final Map<Class<?>, List<Object>> byType = new LinkedHashMap<>();
    private final TreeSet<BlindSpot> blindSpots = new TreeSet<>();

    private final HostNames hostNames = new HostNames();

    Facts() {}

    public static Facts of(Snapshot snapshot) {
        var facts = new Facts();
        snapshot.blindSpots().forEach(facts::blind);
        snapshot.hosts().forEach(host -> host.blindSpots().forEach(facts::blind));
        SOURCES.forEach(source -> facts.addFrom(source, snapshot));
        return facts;
    }

    /**
     * A source that fails takes only what it found itself with it: its subjects were not seen, so that the controls that
     * need them become UNKNOWN.
     */
    void addFrom(FactSource source, Snapshot snapshot) {
        int before = all.size();
        try {
            source.addTo(this, snapshot);
        } catch (RuntimeException | StackOverflowError failure) {
            var dropped = all.subList(before, all.size());
            dropped.forEach(fact ->
                    byType.getOrDefault(fact.getClass(), new ArrayList<>()).remove(fact));
            dropped.clear();
            blind(new BlindSpot(
                    "plumbline",
                    source.getClass().getSimpleName(),
                    "reading this part failed with " + failure.getClass().getSimpleName() + ", a fault of Plumbline",
                    "report it, with the snapshot if you may"));
        }
    }

    /** The facts that rules may match. */
    public Collection<Object> all() {
        return Collections.unmodifiableList(all);
    }

    /** The facts of one type, in the order in which they were found. */
    public <T> List<T> all(Class<T> type) {
        return byType.getOrDefault(type, List.of()).stream().map(type::cast).toList();
    }

    /** The hosts on which a subject is, or may be, and could not be seen. */
    public Stream<String> hostsOfUnseen(String subject) {
        return all(Unseen.class).stream()
                .filter(missing -> missing.subjects().contains(subject))
                .map(missing -> missing.spot().host());
    }

    /** Everything that could not be seen or understood, sorted. */
    public List<BlindSpot> blindSpots() {
        return List.copyOf(blindSpots);
    }

    public void add(Object fact) {
        all.add(fact);
        byType.computeIfAbsent(fact.getClass(), type -> new ArrayList<>()).add(fact);
        if (fact instanceof Unseen missing) {
            blind(missing.spot());
        }
    }

    public void addAll(Collection<?> facts) {
        facts.forEach(this::add);
    }

    void blind(BlindSpot spot) {
        blindSpots.add(spot);
    }

    /** What a parser understood; what it did not becomes blind spots that name file and line. */
    public <T> T understood(Parsed<T> parsed) {
        parsed.problems().forEach(this::blind);
        return parsed.value();
    }

    private void blind(Problem problem) {
        var at = problem.at();
        var spot = new BlindSpot(at.host(), at.source(), at.line(), problem.reason(), "");
        blind(spot);
        if (problem.fatal()) {
            add(new UnsoundSource(at, spot));
        }
    }

    public HostNames hostNames() {
        return hostNames;
    }

    public boolean isAbsent(String subject) {
        return all(Absent.class).stream().anyMatch(proof -> proof.subject().equals(subject));
    }
}
