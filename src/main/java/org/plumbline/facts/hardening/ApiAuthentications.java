package org.plumbline.facts.hardening;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Release;
import org.plumbline.cloud.Series;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.hardening.ApiAuthentication;
import org.plumbline.cloud.hardening.ApiPipeline;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.oslo.PasteRoute;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Snapshot;

/**
 * Whether the APIs ask keystone who their caller is: by the option that chooses a strategy, and by the paste pipeline that
 * the strategy leads to, which an operator may have changed.
 */
public final class ApiAuthentications implements FactSource {

    private static final String KEYSTONE = "keystone";

    /** The filter that asks keystone. */
    private static final String TOKEN_FILTER = "auth_token";

    /**
     * An API whose callers are told apart by an option, a paste file, or both.
     *
     * @param option the option that chooses the strategy; empty where there is none
     * @param pasteOption the option that names the paste file
     * @param paste usual name of the paste file; empty where the API has none
     * @param application what the API loads from it
     */
    private record Api(String project, String option, String pasteOption, String paste, String application) {}

    private static final Map<String, Api> APIS = Map.of(
            "nova", new Api("nova", "api.auth_strategy", "wsgi.api_paste_config", "api-paste.ini", "osapi_compute"),
            "cinder",
                    new Api(
                            "cinder",
                            "DEFAULT.auth_strategy",
                            "DEFAULT.api_paste_config",
                            "api-paste.ini",
                            "osapi_volume"),
            "neutron",
                    new Api("neutron", "DEFAULT.auth_strategy", "DEFAULT.api_paste_config", "api-paste.ini", "neutron"),
            "manila",
                    new Api(
                            "manila",
                            "DEFAULT.auth_strategy",
                            "DEFAULT.api_paste_config",
                            "api-paste.ini",
                            "osapi_share"),
            "placement", new Api("placement", "api.auth_strategy", "", "", ""),
            "ironic", new Api("ironic", "DEFAULT.auth_strategy", "", "", ""),
            "barbican", new Api("barbican", "", "", "barbican-api-paste.ini", "main"),
            "glance", new Api("glance", "", "paste_deploy.config_file", "glance-api-paste.ini", "glance-api"));

    private static final Set<String> SERVERS = Set.of(
            "nova-api",
            "cinder-api",
            "neutron-server",
            "manila-api",
            "placement-api",
            "ironic-api",
            "ironic",
            "barbican-api",
            "glance-api");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var pastes = new PasteFiles(facts, snapshot);
        var seen = new LinkedHashSet<String>();
        for (var service : facts.all(Service.class)) {
            var api = APIS.get(service.project());
            boolean server = SERVERS.contains(service.name()) || service.name().equals(service.project());
            if (api != null && server && seen.add(service.project() + '@' + service.host())) {
                new OneApi(facts, pastes, api, service).add();
            }
            if (service.project().equals(KEYSTONE)) {
                keystone(facts, pastes, service);
            }
        }
        unread(facts);
    }

    /** Keystone itself was built from a paste file until Rocky; a later release ignores one that was left behind. */
    private static void keystone(Facts facts, PasteFiles pastes, Service service) {
        boolean ignored = facts.all(Release.class).stream()
                .filter(release ->
                        release.project().equals(KEYSTONE) && release.host().equals(service.host()))
                .anyMatch(release -> Series.within(release.series(), "stein", ""));
        if (!ignored) {
            pastes.of(service, "paste_deploy.config_file", "keystone-paste.ini")
                    .ifPresent(paste -> Stream.of("main", "admin", "public")
                            .filter(name -> paste.ini().application(name).isPresent())
                            .flatMap(name -> paste.api(name, KEYSTONE).stream())
                            .forEach(route -> facts.add(pipeline(service, route))));
        }
    }

    /** A server whose configuration was not read says nothing of its authentication either. */
    private static void unread(Facts facts) {
        for (var missing : facts.all(Unseen.class)) {
            APIS.keySet().stream()
                    .filter(project -> missing.subjects().contains(project)
                            && (SERVERS.stream().anyMatch(missing.subjects()::contains)
                                    || missing.subjects().equals(List.of(project, project))))
                    .forEach(project -> facts.add(new Unseen(List.of(project + "-authentication"), missing.spot())));
        }
    }

    private static ApiPipeline pipeline(Service service, PasteRoute route) {
        var filters = route.steps().stream()
                .map(step -> step.factory().isEmpty() ? step.name() : step.name() + " (" + step.factory() + ")")
                .toList();
        var last = route.steps().get(route.steps().size() - 1);
        return new ApiPipeline(
                service.project(), service.host(), route.path().isEmpty() ? "/" : route.path(), filters, last.at());
    }

    /** One API on one host. */
    private static final class OneApi {

        private final Facts facts;
        private final PasteFiles pastes;
        private final Api api;
        private final Service service;
        private final List<Located> grounds = new ArrayList<>();

        OneApi(Facts facts, PasteFiles pastes, Api api, Service service) {
            this.facts = facts;
            this.pastes = pastes;
            this.api = api;
            this.service = service;
        }

        void add() {
            if (api.project().equals("glance")) {
                glance();
            } else if (api.option().isEmpty()) {
                paste(KEYSTONE, api.application(), "");
            } else {
                strategy();
            }
        }

        private void strategy() {
            var setting = service.setting(api.option());
            boolean removed = !setting.known()
                    && setting.state() == Setting.State.UNREADABLE
                    && api.project().equals("nova");
            if (removed) {
                paste(KEYSTONE, api.application(), "");
                return;
            }
            if (!setting.known()) {
                unseen(setting.at().source(), setting.seen() + ": " + setting.origin(), "");
                return;
            }
            grounds.add(setting);
            if (setting.startsWith("noauth")) {
                decided(true, setting.seen());
            } else if (api.project().equals("ironic")) {
                ironic(setting);
            } else if (api.paste().isEmpty()) {
                decided(false, setting.seen());
            } else {
                paste(setting.value().strip(), api.application(), setting.seen());
            }
        }

        /** Ironic's conductors take orders over an interface of their own when they do without a message bus. */
        private void ironic(Setting strategy) {
            var transport = service.setting("DEFAULT.rpc_transport");
            var orders = service.setting("json_rpc.auth_strategy");
            if (transport.is("json-rpc") && orders.startsWith("noauth")) {
                grounds.add(orders);
                decided(true, orders.seen() + " with rpc_transport = json-rpc");
            } else {
                decided(false, strategy.seen());
            }
        }

        /** Glance chooses its pipeline by a flavor; without one it is the pipeline that asks nobody. */
        private void glance() {
            var flavor = service.setting("paste_deploy.flavor");
            if (!flavor.known()) {
                unseen(flavor.at().source(), flavor.seen() + ": " + flavor.origin(), "");
                return;
            }
            grounds.add(flavor);
            var value = flavor.value().strip();
            paste(KEYSTONE, value.isEmpty() ? api.application() : api.application() + "-" + value, flavor.seen());
        }

        /** @param chosen what an option says already; empty where only the paste file decides */
        private void paste(String strategy, String application, String chosen) {
            var paste = pastes.of(service, api.pasteOption(), api.paste());
            if (paste.isEmpty()) {
                withoutPaste(chosen);
                return;
            }
            var routes = paste.get().api(application, strategy);
            routes.stream().filter(PasteRoute::isComplete).forEach(route -> facts.add(pipeline(service, route)));
            var open = routes.stream()
                    .filter(route -> route.isComplete() && !route.passes(TOKEN_FILTER))
                    .findFirst();
            var unclear = routes.stream().filter(route -> !route.isComplete()).findFirst();
            if (open.isPresent()) {
                opened(open.get());
            } else if (routes.isEmpty() || unclear.isPresent()) {
                unseen(
                        paste.get().at().source(),
                        "which filters a request passes is not clear: "
                                + unclear.map(PasteRoute::reason).orElse("the file does not mount the API"),
                        "");
            } else {
                routes.forEach(route -> route.matching(TOKEN_FILTER)
                        .forEach(step -> grounds.add(new Quoted(step.at(), "filter " + step.name()))));
                decided(false, chosen.isEmpty() ? "the pipeline asks keystone" : chosen);
            }
        }

        private void opened(PasteRoute route) {
            var last = route.steps().get(route.steps().size() - 1);
            var how = "the pipeline to " + last.name() + " has no " + TOKEN_FILTER + " filter";
            grounds.add(new Quoted(last.at(), how));
            decided(true, how);
        }

        private void withoutPaste(String chosen) {
            boolean glance = api.project().equals("glance");
            boolean unset = glance && service.setting("paste_deploy.flavor").isBlank();
            boolean open = unset || (glance && !chosen.isEmpty() && !chosen.contains(KEYSTONE));
            if (open || (!chosen.isEmpty() && PasteFiles.isContained(service))) {
                decided(
                        open,
                        unset ? "[paste_deploy] flavor is not set, which is the pipeline without keystone" : chosen);
            } else if (PasteFiles.isContained(service)) {
                grounds.add(new Quoted(service.at(), "no paste file of its own"));
                decided(false, "the paste file of the container image, which asks keystone");
            } else {
                var path = "/etc/" + api.project() + "/" + api.paste();
                unseen(path, "the paste file of " + api.project() + " was not collected", "collect " + path);
            }
        }

        private void decided(boolean anonymous, String how) {
            facts.add(new ApiAuthentication(api.project(), service.host(), anonymous, how, List.copyOf(grounds)));
        }

        private void unseen(String input, String reason, String hint) {
            facts.add(new Unseen(
                    List.of(api.project() + "-authentication"), new BlindSpot(service.host(), input, reason, hint)));
        }
    }
}
