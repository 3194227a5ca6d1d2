package org.plumbline.facts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.cloud.identity.KeyDisagreement;
import org.plumbline.cloud.identity.KeyRepository;
import org.plumbline.snapshot.Location;

class FernetKeysTest {

    /** Per host index:key pairs; the hosts that differ from most. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(nullValues = "-", textBlock = """
            0:a 1:b 2:c, 0:a 1:b 2:c,     0:a 1:b 2:c, -
            0:x 1:b 2:c, 0:a 1:b 2:c,     0:a 1:b 2:c, -
            0:d 1:b 2:c 3:a, 0:a 1:b 2:c, 0:a 1:b 2:c, -
            0:d 2:c 3:a, 0:a 1:b 2:c,     0:a 1:b 2:c, -
            0:e 3:a 4:d, 0:a 1:b 2:c,     0:a 1:b 2:c, h1
            0:a 1:b 2:z, 0:a 1:b 2:c,     0:a 1:b 2:c, h1
            0:a 1:z 2:c, 0:a 1:b 2:c,     0:a 1:b 2:c, h1
            0:p 1:q,     0:r 1:s,         0:t 1:u,     h2 h3
            '',          0:a 1:b,         0:a 1:b,     h1
            """)
    void hosts_that_reject_the_others_tokens_are_told(String one, String two, String three, String odd) {
        var found = FernetKeys.disagreements(
                FernetKeys.TOKENS, List.of(host("h1", one), host("h2", two), host("h3", three)));
        if (odd == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).hasSize(1);
            assertThat(found)
                    .flatExtracting(KeyDisagreement::repositories)
                    .extracting(KeyRepository::host)
                    .containsAll(Arrays.asList(odd.split(" ")));
        }
    }

    private static KeyRepository host(String name, String pairs) {
        var keys = new TreeMap<Integer, String>();
        for (var pair : pairs.split(" ")) {
            if (!pair.isEmpty()) {
                keys.put(Integer.parseInt(pair.substring(0, pair.indexOf(':'))), pair.substring(pair.indexOf(':') + 1));
            }
        }
        var at = new Location(name, "/etc/keystone/fernet-keys", 0);
        return new KeyRepository("fernet-keys", name, at.source(), keys, at, List.of(at));
    }
}
