package org.plumbline.parse.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.snapshot.Location;

class LsListingTest {

    private static final Location FILE = new Location("ctl1", "ls -lR /etc", 0);

    @Test
    void folders_time_styles_links_and_blanks_in_names_are_understood() {
        var files = LsListing.parse(FILE, """
                /etc/a:
                total 8
                -rw-r----- 1 0 118 256 2026-11-22 12:47 key file
                lrwxrwxrwx 1 root root 9 Nov 22  2025 link -> /etc/b/c
                -rw------- 1 root root 12 1795352583 epoch
                -rw-r--r-- 1 root root 12 2026-11-22 12:47:01.000000000 +0000 full
                drwxr-xr-x. 2 root root 4096 Nov 22 12:47 dir

                -rw-r--r-- 1 root root 3 Jan  1 00:00 /srv/absolute
                ls: cannot access '/x': No such file or directory
                """).value();

        assertThat(files)
                .extracting(LsListing.ListedFile::path)
                .containsExactly(
                        "/etc/a/key file", "/etc/a/link", "/etc/a/epoch", "/etc/a/full", "/etc/a/dir", "/srv/absolute");
        assertThat(files.get(0))
                .isEqualTo(new LsListing.ListedFile(
                        "/etc/a/key file", '-', "rw-r-----", "0", "118", 256, "2026-11-22 12:47", FILE.line(3)));
        assertThat(files.get(2).time()).isEqualTo("1795352583");
        assertThat(files.get(3).time()).isEqualTo("2026-11-22 12:47:01.000000000 +0000");
        assertThat(files.get(4).mode()).isEqualTo("rwxr-xr-x");
    }
}
