package org.plumbline.parse.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.Shared;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

class ApiJsonTest {

    @ParameterizedTest(name = "{0} has {2} {1}, the first at line {3}")
    @CsvSource({
        "ha,  identity/services,                        services,            10,  3",
        "ha,  identity/endpoints,                       endpoints,           30,  3",
        "ha,  identity/regions,                         regions,              1,  3",
        "ha,  compute/os-services,                      services,             8,  3",
        "ha,  compute/os-hypervisors,                   hypervisors,          2,  3",
        "ha,  compute/os-aggregates,                    aggregates,           1,  3",
        "ha,  compute/os-availability-zone,             availabilityZoneInfo, 2,  3",
        "ha,  compute/servers,                          servers,              2,  3",
        "ha,  network/agents,                           agents,              16,  3",
        "ha,  network/networks,                         networks,             3,  3",
        "ha,  network/routers,                          routers,              1,  3",
        "ha,  network/router_router1_l3-agents,         agents,               3,  3",
        "ha,  network/network_provider_dhcp-agents,     agents,               2,  3",
        "ha,  volume/os-services,                       services,             7,  3",
        "ha,  volume/pools,                             pools,                1,  3",
        "ha,  image/images,                             images,               1,  3",
        "ha,  load-balancer/providers,                  providers,            1,  3",
        "ha,  placement/resource_providers,             resource_providers,   2,  3",
        "poc, network/router_router1_l3-agents,         agents,               1,  3",
    })
    void a_recorded_list_is_read_completely(String cloud, String call, String list, int count, int line) {
        var api = read("lab/snapshots/" + cloud + "/api/" + call + ".json");

        assertThat(api.has(list)).isTrue();
        assertThat(api.items(list)).hasSize(count);
        assertThat(api.items(list).get(0).at().line()).isEqualTo(line);
        assertThat(api.truncated()).isFalse();
    }

    @Test
    void an_empty_list_is_an_answer() {
        var backups = read("lab/snapshots/ha/api/volume/backups.json");

        assertThat(backups.has("backups")).isTrue();
        assertThat(backups.items("backups")).isEmpty();
        assertThat(read("lab/snapshots/ha/api/load-balancer/amphorae.json").has("amphorae"))
                .isTrue();
    }

    @Test
    void a_refusal_is_no_answer() {
        var stores = read("lab/snapshots/ha/api/image/stores.json");

        assertThat(stores.has("stores")).isFalse();
        assertThat(stores.error().orElseThrow()).startsWith("Multi backend is not supported");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'error': {'code': 401, 'message': 'The request needs a token', 'title': 'Unauthorized'}} | The request needs a token",
                "{'itemNotFound': {'code': 404, 'message': 'gone'}}                    | gone",
                "{'forbidden': {'code': 403, 'message': 'Policy does not allow'}}     | Policy does not allow",
                "{'NeutronError': {'type': 'X', 'message': 'no', 'detail': ''}}       | no",
                "{'faultcode': 'Client', 'faultstring': 'bad', 'debuginfo': null}     | bad",
                "{'errors': [{'status': 404, 'title': 'Not Found', 'detail': 'nope'}]} | nope",
                "{'message': 'broken', 'code': '500 Internal', 'title': 'x'}          | broken",
            })
    void services_refuse_in_different_words(String body, String message) {
        var api = ApiJson.parse(new Location("api", "x", 0), body.replace('\'', '"'))
                .value();

        assertThat(api.error()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'servers': [], 'servers_links': [{'rel': 'next', 'href': 'x'}]} | true",
                "{'servers': [], 'servers_links': [{'rel': 'prev', 'href': 'x'}]} | false",
                "{'images': [], 'next': '/v2/images?marker=1'}                    | true",
                "{'users': [], 'links': {'next': 'http://x', 'self': 'y'}}        | true",
                "{'users': [], 'links': {'next': null, 'self': 'y'}}              | false",
            })
    void a_further_page_that_was_not_recorded_is_noticed(String body, boolean truncated) {
        var api = ApiJson.parse(new Location("api", "x", 0), body.replace('\'', '"'))
                .value();

        assertThat(api.truncated()).isEqualTo(truncated);
        assertThat(api.error()).isEmpty();
    }

    @Test
    void the_catalog_of_a_token_names_services_and_their_endpoints() {
        var catalog = read("lab/snapshots/ha/api/identity/auth_tokens.json")
                .body()
                .get("token")
                .get("catalog");

        assertThat(catalog.items()).extracting(service -> text(service, "type")).contains("identity", "compute");
        assertThat(catalog.items().get(0).get("endpoints").items())
                .extracting(endpoint -> text(endpoint, "interface"), endpoint -> text(endpoint, "url"))
                .contains(tuple("public", "https://public.ha.lab:8000/v1"));
    }

    @Test
    void an_attribute_that_needs_an_admin_token_is_unknown_not_false() {
        var admin = read("lab/snapshots/ha/api/network/routers.json")
                .items("routers")
                .get(0);
        var other = ApiJson.parse(admin.at(), "{\"routers\": [{\"id\": \"1\"}]}")
                .value()
                .items("routers")
                .get(0);

        assertThat(admin.get("ha").bool()).contains(true);
        assertThat(admin.get("distributed").bool()).contains(false);
        assertThat(other.get("ha").bool()).isEmpty();
    }

    @Test
    void capacities_may_be_words() {
        var pools = read("corpus/parser/api-json/cinder-samples/v3__samples__pools-list-detailed-response.json")
                .items("pools");

        assertThat(pools)
                .extracting(pool -> pool.get("capabilities").get("total_capacity_gb"))
                .extracting(Json::text, Json::number)
                .allSatisfy(values -> assertThat(values.toList()).hasSize(2));
        var word = Json.parse(new Location("api", "x", 0), "{\"free\": \"infinite\"}")
                .value()
                .get("free");
        assertThat(word.number()).isEmpty();
        assertThat(word.text()).contains("infinite");
    }

    @Test
    void inventories_are_named_by_their_resource_class() {
        var inventories = read("lab/snapshots/ha/api/placement/resource_providers_cmp1_inventories.json")
                .body()
                .get("inventories");

        assertThat(inventories.members()).containsOnlyKeys("VCPU", "MEMORY_MB", "DISK_GB");
        assertThat(inventories.get("VCPU").get("allocation_ratio").number()).hasValue(16.0);
        assertThat(inventories.get("VCPU").get("allocation_ratio").at().line()).isEqualTo(10);
    }

    @Test
    void every_sample_of_the_corpus_and_the_lab_is_an_answer_or_a_refusal() throws IOException {
        for (var folder : List.of("corpus/parser/api-json", "lab/snapshots/ha/api", "lab/snapshots/poc/api")) {
            try (var files = Files.walk(Shared.path(folder))) {
                assertThat(files.filter(file -> file.toString().endsWith(".json"))
                                .toList())
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(parse(file).problems()).isEmpty());
            }
        }
    }

    private static String text(Json json, String member) {
        return json.get(member).text().orElseThrow();
    }

    private static ApiJson read(String path) {
        return parse(Shared.path(path)).value();
    }

    private static Parsed<ApiJson> parse(Path file) {
        try {
            return ApiJson.parse(new Location("api", file.getFileName().toString(), 0), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
