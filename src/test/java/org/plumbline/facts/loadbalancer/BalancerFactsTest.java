package org.plumbline.facts.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.SmallCloud;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.loadbalancer.BalancedAddress;
import org.plumbline.cloud.loadbalancer.Haproxy;
import org.plumbline.cloud.loadbalancer.ProxyBackend;
import org.plumbline.cloud.loadbalancer.ProxyDifference;
import org.plumbline.cloud.loadbalancer.ProxyFrontend;
import org.plumbline.cloud.loadbalancer.ProxyServer;
import org.plumbline.cloud.vip.Keepalived;
import org.plumbline.cloud.vip.VirtualAddress;
import org.plumbline.cloud.vip.VrrpCheck;
import org.plumbline.cloud.vip.VrrpGroup;
import org.plumbline.cloud.vip.VrrpMember;
import org.plumbline.facts.Facts;

class BalancerFactsTest {

    private static final String PS = "PID PPID USER STARTED RSS NLWP COMMAND\n 1 0 root Sun Nov 22 12:48:26 2026 1 1 ";

    @TempDir
    Path folder;

    private static String proxy(String own) {
        return """
                global
                  maxconn 5000
                defaults
                  mode http
                  timeout client 1m
                listen stats
                  bind %s:1984
                  stats enable
                frontend api
                  bind 10.0.0.10:5000
                  default_backend keystone
                backend keystone
                  default-server check inter 5s
                  server ctl1 10.0.0.11:5000
                  server ctl2 10.0.0.12:5000 backup
                """.formatted(own);
    }

    private static String keepalived(int priority) {
        return """
                vrrp_script alive {
                  script /etc/keepalived/alive.sh
                }
                vrrp_instance VI {
                  interface eth0
                  virtual_router_id 51
                  priority %d
                  virtual_ipaddress {
                    10.0.0.10/24
                  }
                  track_script {
                    alive
                  }
                }
                """.formatted(priority);
    }

    private SmallCloud twoBalancers() {
        var cloud = new SmallCloud(folder);
        for (int i = 1; i <= 2; i++) {
            var host = "hosts/ctl" + i;
            cloud.with(host + "/etc/hostname", "ctl" + i + "\n")
                    .with(host + "/etc/haproxy/haproxy.cfg", proxy("10.0.0.1" + i))
                    .with(host + "/etc/keepalived/keepalived.conf", keepalived(100 + i));
        }
        return cloud;
    }

    @Test
    void own_addresses_are_learned_from_servers_named_after_their_hosts() {
        var facts = Facts.of(twoBalancers().read());

        assertThat(facts.all(ProxyDifference.class)).isEmpty();
        assertThat(facts.all(ProxyBackend.class).get(0).servers())
                .extracting(ProxyServer::machine)
                .containsExactly("ctl1", "ctl2");
    }

    @Test
    void ports_and_effective_options_reach_the_backend() {
        var facts = Facts.of(twoBalancers().read());
        var backend = facts.all(ProxyBackend.class).get(0);

        assertThat(backend.ports()).containsExactly(5000);
        assertThat(backend.isApiCheckedByConnection()).isTrue();
        assertThat(backend.servers()).allMatch(ProxyServer::checked);
        assertThat(backend.servers().get(0).interval()).isEqualTo(5);
        assertThat(backend.endless())
                .extracting(setting -> setting.option())
                .containsExactly("timeout connect", "timeout server");
        assertThat(facts.all(ProxyFrontend.class)).noneMatch(ProxyFrontend::waitsForever);
        assertThat(facts.all(Haproxy.class)).extracting(Haproxy::maxconn).containsOnly(5000.0);
    }

    @Test
    void a_virtual_address_is_followed_from_keepalived_to_haproxy() {
        var facts = Facts.of(twoBalancers().read());
        var address = facts.all(BalancedAddress.class).get(0);

        assertThat(facts.all(BalancedAddress.class)).hasSize(1);
        assertThat(address.address()).isEqualTo("10.0.0.10");
        assertThat(address.balancers()).containsExactly("ctl1", "ctl2");
        assertThat(address.candidates()).containsExactly("ctl1", "ctl2");
        assertThat(facts.all(VrrpGroup.class)).extracting(VrrpGroup::hosts).containsExactly(List.of("ctl1", "ctl2"));
        assertThat(facts.all(VirtualAddress.class).get(0).isUncertain()).isTrue();
    }

    @Test
    void a_script_that_was_not_seen_may_look_at_the_balancer() {
        assertThat(Facts.of(twoBalancers().read()).all(VrrpMember.class)).allMatch(VrrpMember::perhapsWatchesBalancer);
        var seen = twoBalancers()
                .with("hosts/ctl1/etc/keepalived/alive.sh", "#!/bin/sh\n# haproxy\nping -c1 10.0.0.1\n")
                .with("hosts/ctl2/etc/keepalived/alive.sh", "#!/bin/sh\nkill -0 $(cat /run/haproxy.pid)\n");

        assertThat(Facts.of(seen.read()).all(VrrpMember.class))
                .extracting(member -> member.checks().get(0).watches())
                .containsExactly(VrrpCheck.Watches.OTHER, VrrpCheck.Watches.BALANCER);
    }

    @Test
    void kolla_reads_its_own_files_and_leaves_those_of_the_package_alone() {
        var cloud = new SmallCloud(folder)
                .with("hosts/ctl1/etc/haproxy/haproxy.cfg", "listen left-over\n bind :1\n server s 10.0.0.1:1\n")
                .with("hosts/ctl1/etc/kolla/haproxy/config.json", "{}\n")
                .with("hosts/ctl1/etc/kolla/haproxy/haproxy.cfg", "defaults\n mode http\n")
                .with(
                        "hosts/ctl1/etc/kolla/haproxy/services.d/nova.cfg",
                        "listen nova\n bind 10.0.0.10:8774\n server ctl1 10.0.0.11:8774\n")
                .with("hosts/ctl1/etc/kolla/keepalived/config.json", "{}\n")
                .with(
                        "hosts/ctl1/etc/kolla/keepalived/keepalived.conf",
                        keepalived(1).replace("/etc/keepalived/alive.sh", "/check_alive.sh"));
        var facts = Facts.of(cloud.read());

        assertThat(facts.all(ProxyBackend.class)).extracting(ProxyBackend::name).containsExactly("nova");
        assertThat(facts.all(ProxyBackend.class).get(0).mode()).isEqualTo("http");
        assertThat(facts.all(VrrpMember.class)).allMatch(VrrpMember::watchesBalancer);
        assertThat(facts.all(Keepalived.class)).allMatch(Keepalived::inContainer);
    }

    @Test
    void the_command_line_names_the_files_in_their_order() {
        var cloud = new SmallCloud(folder)
                .with(
                        "hosts/ctl1/commands/ps.txt",
                        PS + "/usr/sbin/haproxy -Ws -f /etc/a.cfg -f /etc/haproxy/conf.d -p x\n")
                .with("hosts/ctl1/etc/haproxy/haproxy.cfg", "listen not-read\n bind :1\n server s 10.0.0.1:1\n")
                .with("hosts/ctl1/etc/haproxy/conf.d/2.cfg", "listen two\n bind :2\n server s 10.0.0.1:2\n")
                .with("hosts/ctl1/etc/haproxy/conf.d/1.cfg", "listen one\n bind :1\n server s 10.0.0.1:1\n");

        var facts = Facts.of(cloud.read());
        assertThat(facts.all(ProxyBackend.class)).extracting(ProxyBackend::name).containsExactly("one", "two");
        assertThat(facts.all(Unseen.class))
                .filteredOn(unseen -> unseen.subjects().contains("haproxy-backend"))
                .extracting(unseen -> unseen.spot().input())
                .containsExactly("/etc/a.cfg");
    }

    @Test
    void what_depends_on_the_environment_is_no_innocence() {
        var cloud = new SmallCloud(folder)
                .with(
                        "hosts/ctl1/etc/haproxy/haproxy.cfg",
                        "listen a\n bind :1\n.if defined(X)\n server s 10.0.0.1:1\n.endif\n");

        assertThat(Facts.of(cloud.read()).all(Unseen.class))
                .filteredOn(unseen -> unseen.subjects().contains("haproxy-backend"))
                .singleElement()
                .satisfies(unseen -> assertThat(unseen.spot().line()).isEqualTo(4));
    }

    @Test
    void a_configuration_id_on_the_command_line_chooses_lines() {
        var cloud = new SmallCloud(folder)
                .with("hosts/ctl1/etc/hostname", "ctl1.example\n")
                .with("hosts/ctl1/commands/ps.txt", PS + "/usr/sbin/keepalived -n --config-id=main\n")
                .with(
                        "hosts/ctl1/etc/keepalived/keepalived.conf",
                        keepalived(100).replace("priority 100", "@main priority 7\n@ctl1 priority 8"));

        assertThat(Facts.of(cloud.read()).all(VrrpMember.class))
                .extracting(VrrpMember::priority)
                .containsExactly(7);
    }
}
