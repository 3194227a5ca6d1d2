package org.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.cloud.Series;
import org.plumbline.facts.KnownOptions.Declaration;

class KnownOptionsTest {

    @Test
    void an_option_is_found_with_its_type_and_default() {
        assertThat(KnownOptions.of("nova").find("libvirt.virt_type", "zed"))
                .singleElement()
                .satisfies(known -> {
                    assertThat(known.type()).isEqualTo("choice{kvm|lxc|qemu|parallels}");
                    assertThat(known.fallback()).isEqualTo("kvm");
                    assertThat(known.leaving()).isFalse();
                });
    }

    @Test
    void a_former_name_leads_to_the_present_one() {
        assertThat(KnownOptions.of("nova").find("DEFAULT.sql_connection", "zed"))
                .extracting(Declaration::renamedTo)
                .containsExactly(List.of("api_database.connection", "database.connection"));
    }

    @Test
    void what_is_not_there_is_not_found() {
        var nova = KnownOptions.of("nova");
        assertThat(nova.find("DEFAULT.aaa", "zed")).isEmpty();
        assertThat(nova.find("zzz.zzz", "zed")).isEmpty();
        assertThat(nova.find("libvirt.virt_typ", "zed")).isEmpty();
        assertThat(nova.find("libvirt.virt_type", "juno")).isEmpty();
        assertThat(KnownOptions.of("nothing").find("DEFAULT.debug", "zed")).isEmpty();
        assertThat(KnownOptions.of("../options").series()).isEmpty();
    }

    /** The search in the bytes against all lines. */
    @ParameterizedTest
    @ValueSource(strings = {"oslo", "nova", "neutron", "cinder", "keystone", "glance"})
    void every_name_is_found(String project) {
        var known = KnownOptions.of(project);
        assertThat(known.names("zed"))
                .hasSizeGreaterThan(100)
                .allSatisfy(name -> assertThat(known.all(name)).isNotEmpty().allSatisfy(one -> {
                    assertThat(one.option()).isEqualTo(name);
                    assertThat(Series.within(one.last(), one.first(), "")).isTrue();
                    assertThat(one.type()).isNotEmpty();
                }));
    }

    @Test
    void between_two_releases_both_hold() {
        var oslo = KnownOptions.of("oslo");
        var series = new ArrayList<>(oslo.series());
        assertThat(series).contains("zed", "2025.1");
        assertThat(oslo.covers("2023.2")).isTrue();
        assertThat(oslo.covers("kilo")).isFalse();
        var both = new ArrayList<>(oslo.find("oslo_policy.enforce_scope", "zed"));
        both.addAll(oslo.find("oslo_policy.enforce_scope", "2025.1"));
        assertThat(oslo.find("oslo_policy.enforce_scope", "2024.2")).isSubsetOf(both);
    }
}
