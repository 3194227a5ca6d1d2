package org.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseTableTest {

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(textBlock = """
            nova,      2:26.2.2-1~deb12u5,            zed
            nova,      3:29.2.0-0ubuntu1,             2024.1
            nova,      1:31.0.0-1.el9,                2025.1
            nova,      29.0.2.dev15,                  2024.1
            nova,      34.0.0,
            nova,      13.1.0,
            keystone,  2:22.0.2-0+deb12u6,            zed
            horizon,   3:18.3.5-0ubuntu2,             ussuri
            horizon,   3:18.4.1,                      victoria
            horizon,   4:20.1.2,                      xena
            horizon,   4:20.2.0,                      yoga
            horizon,   23.4.0,                        2024.1
            placement, 0.5.0,
            placement, 1:8.0.0-2,                     zed
            heat,      not-a-version,
            swift,     2.30.0,
            """)
    void a_version_belongs_to_one_series(String project, String version, String series) {
        assertThat(ReleaseTable.series(project, version).orElse(null)).isEqualTo(series);
    }
}
