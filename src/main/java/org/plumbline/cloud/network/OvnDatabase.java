package org.plumbline.cloud.network;

import java.util.List;
import java.util.TreeSet;

/**
 * One of OVN's two databases over all servers that answered.
 *
 * @param name {@code northbound} or {@code southbound}
 * @param answers what its servers said, by host
 * @param controllers how many hosts could carry it
 * @param managed whether Pacemaker moves a single server between hosts
 */
public record OvnDatabase(String name, List<OvnServer> answers, int controllers, boolean managed) {

    /** A single server, though other hosts are there to carry more. */
    public boolean standalone() {
        return controllers > 1 && !managed && !answers.isEmpty() && clustered().isEmpty();
    }

    /** Pacemaker moves a single server, which takes longer than an election but is no single point of failure. */
    public boolean activePassive() {
        return managed && clustered().isEmpty();
    }

    public List<OvnServer> clustered() {
        return answers.stream().filter(OvnServer::clustered).toList();
    }

    public int size() {
        return known().size();
    }

    public boolean tooFew() {
        return !clustered().isEmpty() && size() < 3;
    }

    public boolean even() {
        return size() > 3 && size() % 2 == 0;
    }

    /** Servers that know different members: a change of the cluster that was not finished, or two clusters. */
    public boolean disagrees() {
        return clustered().stream().map(OvnServer::servers).distinct().count() > 1;
    }

    /** No server that answered knows of a leader. */
    public boolean leaderless() {
        return !clustered().isEmpty() && clustered().stream().noneMatch(OvnServer::knows);
    }

    public boolean severalLeaders() {
        return leaders().size() > 1;
    }

    public List<OvnServer> leaders() {
        return answers.stream().filter(OvnServer::leader).toList();
    }

    private TreeSet<String> known() {
        var known = new TreeSet<String>();
        answers.forEach(answer -> known.addAll(answer.servers()));
        return known;
    }
}
