package org.plumbline.parse.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.parse.Mutation;
import org.plumbline.snapshot.Location;

class AttestationsTest {

    private static final Location FILE = new Location("snapshot", "attestations.yaml", 0);

    @Test
    void entries_stand_in_a_list_at_the_top_or_under_a_name() {
        var parsed = Attestations.parse(FILE, """
                # operations
                attestations:
                  - id: restore-test
                    date: 2026-01-31
                    owner: operations
                    expires: 2026-07-31
                    hosts: [a, b]
                    statement: >
                      it worked
                  - {id: backup-keys, date: 2026-02-01T08:00:00Z, owner: security, result: failed}
                  - {id: no-date, owner: x}
                """);

        assertThat(parsed.value())
                .extracting(
                        Attestations.Statement::id,
                        Attestations.Statement::date,
                        Attestations.Statement::expires,
                        Attestations.Statement::result,
                        statement -> statement.at().line())
                .containsExactly(
                        tuple("restore-test", LocalDate.of(2026, 1, 31), LocalDate.of(2026, 7, 31), "", 3),
                        tuple("backup-keys", LocalDate.of(2026, 2, 1), null, "failed", 10));
        assertThat(parsed.problems()).extracting(problem -> problem.at().line()).containsExactly(11);
        assertThat(Attestations.parse(FILE, "- {id: a, date: 2026-01-01, owner: b}\n")
                        .value())
                .hasSize(1);
    }

    @Test
    void what_is_broken_is_told_and_nothing_makes_it_throw() {
        assertThat(Attestations.parse(FILE, "attestations: [\n- {id").problems())
                .isNotEmpty();
        var random = new Random(1);
        for (int i = 0; i < 500; i++) {
            var text = Mutation.of(
                    "attestations:\n  - {id: a, date: 2026-01-01, owner: b}\n  - id: &x c\n    date: *x\n", random);
            assertThat(Attestations.parse(FILE, text)).isNotNull();
        }
    }
}
