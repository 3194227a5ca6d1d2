package org.plumbline.parse.oslo;

import java.util.List;
import java.util.stream.Stream;
import org.plumbline.snapshot.Location;

/**
 * What a request passes on its way to an application.
 *
 * @param path where it is mounted: {@code /v2.1}; empty for an application that no composite mounts
 * @param steps the filters from the outside in, the application last
 * @param reason why the chain could not be followed to its end; empty when it could
 */
public record PasteRoute(String path, List<Step> steps, String reason) {

    /**
     * A filter or an application.
     *
     * @param name its name in the file
     * @param factory what makes it: {@code keystonemiddleware.auth_token:filter_factory}, {@code egg:keystone#sizelimit};
     *     empty when the file does not define it
     * @param at its section; the place that names it when it has none
     */
    public record Step(String name, String factory, Location at) {}

    /** Chooses one of the alternatives of a composite whose factory asks the service's configuration. */
    @FunctionalInterface
    public interface Choice {

        /**
         * The keys to try, best first.
         *
         * @param composite its section
         */
        List<String> keys(PasteIni.Section composite);

        /** Always the same strategy: {@code keystone}. */
        static Choice of(String... keys) {
            var all = List.of(keys);
            return composite -> all;
        }
    }

    public boolean isComplete() {
        return reason.isEmpty();
    }

    /** Whether a step has this name or its factory contains the text. */
    public boolean passes(String nameOrFactory) {
        return matching(nameOrFactory).findAny().isPresent();
    }

    public Stream<Step> matching(String nameOrFactory) {
        return steps.stream()
                .filter(step ->
                        step.name().equals(nameOrFactory) || step.factory().contains(nameOrFactory));
    }
}
