package org.plumbline.facts.dns;

import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.dns.NamePool;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.openstack.ApiJson;
import org.plumbline.snapshot.Snapshot;

/** The pools of name servers that designate lists. */
public final class NamePools implements FactSource {

    private static final String CALL = "dns/pools";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var answer = snapshot.api(CALL)
                .map(file -> facts.understood(ApiJson.parse(file.at(), file.text())))
                .filter(api -> api.has("pools"));
        answer.ifPresent(api -> api.items("pools")
                .forEach(pool -> facts.add(new NamePool(
                        pool.get("name").text().orElse(""),
                        pool.get("ns_records").items().stream()
                                .flatMap(record -> record.get("hostname").text().stream())
                                .distinct()
                                .toList(),
                        pool.at()))));
        boolean runs = facts.all(Deployment.class).stream()
                .anyMatch(role -> role.isRole() && role.project().equals("designate"));
        if (answer.isEmpty() && runs) {
            facts.add(Unseen.of(
                    "name-pool",
                    "api",
                    CALL,
                    "which name servers designate fills was not recorded",
                    "record GET /v2/pools with an administrator's token"));
        }
    }
}
