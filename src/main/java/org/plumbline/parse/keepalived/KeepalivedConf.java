package org.plumbline.parse.keepalived;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

/**
 * The configuration of one keepalived: the main file and what it includes, as the daemon of one host reads it.
 *
 * @param nodes the blocks and statements outside of any block, in reading order
 */
public record KeepalivedConf(List<KeepalivedNode> nodes) {

    /** Reads a configuration without includes for a host whose configuration id is not known. */
    public static Parsed<KeepalivedConf> parse(Location file, String text) {
        return parse(new SourceFile(file, "", () -> text), "", pattern -> List.of());
    }

    /**
     * Reads a configuration.
     *
     * @param main the file that keepalived is started with
     * @param configId what {@code @id} lines are compared with: the argument of {@code -i}, by default the host's name
     *     up to the first dot
     * @param includes gives the files that match an absolute path with wildcards, by name
     */
    public static Parsed<KeepalivedConf> parse(
            SourceFile main, String configId, Function<String, List<SourceFile>> includes) {
        var problems = new ArrayList<Problem>();
        var lines = new KeepalivedLines(configId, includes, problems).read(main);
        var nodes = new KeepalivedTree(problems).build(lines);
        var conf = new KeepalivedConf(nodes);
        problems.addAll(KeepalivedDoubts.of(conf));
        return new Parsed<>(conf, List.copyOf(problems));
    }

    /** All blocks of a keyword outside of any block, e.g. {@code static_ipaddress}. */
    public Stream<KeepalivedNode> all(String keyword) {
        return nodes.stream().filter(node -> node.keyword().equals(keyword));
    }

    /** The statement of the {@code global_defs} blocks that decides about a keyword: the last one. */
    public Optional<KeepalivedNode> global(String keyword) {
        return all("global_defs").flatMap(block -> block.all(keyword)).reduce((first, second) -> second);
    }

    /** The VRRP instances that keepalived runs; the second of one name and one without a router id are not among them. */
    public List<VrrpInstance> instances() {
        return first(all("vrrp_instance"))
                .map(VrrpInstance::new)
                .filter(instance -> instance.routerId().isPresent())
                .toList();
    }

    public List<VrrpSyncGroup> syncGroups() {
        return first(all("vrrp_sync_group")).map(VrrpSyncGroup::new).toList();
    }

    public Optional<VrrpScript> script(String name) {
        return named("vrrp_script", name).map(VrrpScript::new);
    }

    public List<VrrpScript> scripts() {
        return first(all("vrrp_script")).map(VrrpScript::new).toList();
    }

    /** The block that says which process {@code track_process} watches. */
    public Optional<KeepalivedNode> process(String name) {
        return named("vrrp_track_process", name);
    }

    /** The block that says which file {@code track_file} watches. */
    public Optional<KeepalivedNode> file(String name) {
        return named("track_file", name).or(() -> named("vrrp_track_file", name));
    }

    /** The blocks that describe a virtual server of LVS. */
    public Stream<KeepalivedNode> virtualServers() {
        return all("virtual_server");
    }

    /**
     * The scripts whose result decides about an instance, its own and those of its sync groups; a script that is
     * defined only below the place that names it is not tracked.
     */
    public List<VrrpTrack> trackedScripts(VrrpInstance instance) {
        return blocks(instance)
                .flatMap(block -> VrrpTrack.of(block, "track_script").stream()
                        .filter(track -> isDefinedAbove("vrrp_script", track.name(), block)))
                .toList();
    }

    /** The entries of {@code track_process}, {@code track_file} or {@code track_interface}, likewise. */
    public List<VrrpTrack> tracked(VrrpInstance instance, String keyword) {
        return blocks(instance)
                .flatMap(block -> VrrpTrack.of(block, keyword).stream())
                .toList();
    }

    private Stream<KeepalivedNode> blocks(VrrpInstance instance) {
        return Stream.concat(
                Stream.of(instance.block()),
                syncGroups().stream()
                        .filter(group -> group.members().contains(instance.name()))
                        .map(VrrpSyncGroup::block));
    }

    boolean isDefinedAbove(String keyword, String name, KeepalivedNode block) {
        for (var node : nodes) {
            if (node.at().equals(block.at())) {
                return false;
            }
            if (node.keyword().equals(keyword) && node.word(1).equals(name)) {
                return true;
            }
        }
        return false;
    }

    private Optional<KeepalivedNode> named(String keyword, String name) {
        return all(keyword).filter(node -> node.word(1).equals(name)).findFirst();
    }

    private static Stream<KeepalivedNode> first(Stream<KeepalivedNode> nodes) {
        var names = new HashSet<String>();
        return nodes.filter(node -> names.add(node.word(1)));
    }
}
