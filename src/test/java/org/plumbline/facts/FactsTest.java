package org.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.SmallCloud;
import org.plumbline.cloud.Absent;
import org.plumbline.snapshot.Location;

class FactsTest {

    private static final Absent FIRST = new Absent("a", "first", List.of(new Location("h", "/a", 0)));
    private static final Absent SECOND = new Absent("b", "second", List.of(new Location("h", "/b", 0)));

    @TempDir
    Path folder;

    @Test
    void a_source_that_fails_leaves_nothing_behind_but_a_blind_spot() {
        var snapshot =
                new SmallCloud(folder).with("hosts/ctl1/etc/hostname", "ctl1\n").read();
        var facts = new Facts();
        facts.addFrom((all, files) -> all.add(FIRST), snapshot);
        facts.addFrom(
                (all, files) -> {
                    all.add(SECOND);
                    throw new IllegalStateException("hunter2");
                },
                snapshot);
        assertThat(facts.all()).containsExactly(FIRST);
        assertThat(facts.all(Absent.class)).containsExactly(FIRST);
        assertThat(facts.blindSpots()).singleElement().satisfies(spot -> assertThat(spot.reason())
                .contains("IllegalStateException")
                .doesNotContain("hunter2"));
    }
}
