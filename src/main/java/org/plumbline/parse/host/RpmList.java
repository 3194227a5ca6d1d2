package org.plumbline.parse.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * RPM packages: {@code rpm -qa}, the same with dates behind (installed-rpms of a sosreport), or one JSON object on each
 * line. Messages of rpm itself, keys and lines that are no package are left out.
 */
public final class RpmList {

    private RpmList() {}

    public static Parsed<List<InstalledPackage>> parse(Location file, String text) {
        var packages = new ArrayList<InstalledPackage>();
        int number = 0;
        for (var raw : (Iterable<String>) text.lines()::iterator) {
            number++;
            var line = raw.strip();
            var at = file.line(number);
            (line.startsWith("{\"") ? json(line, at) : text(line, at)).ifPresent(packages::add);
        }
        return packages.isEmpty()
                ? new Parsed<>(List.of(), List.of(new Problem(file, "the list names no installed package", true)))
                : Parsed.of(List.copyOf(packages));
    }

    private static Optional<InstalledPackage> json(String line, Location at) {
        var item = Json.parse(at, line).value();
        var version = item.get("version").text().orElse("");
        var release = item.get("release").text().orElse("");
        var epoch = item.get("epoch").text().orElse("");
        var full = (epoch.isEmpty() || epoch.equals("(none)") ? "" : epoch + ":") + version + "-" + release;
        return item.get("name")
                .text()
                .filter(name -> !version.isEmpty() && !name.equals("gpg-pubkey"))
                .map(name ->
                        new InstalledPackage(name, full, item.get("arch").text().orElse(""), at));
    }

    /** name-[epoch:]version-release.arch, and anything behind a blank. */
    private static Optional<InstalledPackage> text(String line, Location at) {
        int blank = 0;
        while (blank < line.length() && !Character.isWhitespace(line.charAt(blank))) {
            blank++;
        }
        var word = line.substring(0, blank);
        int release = word.lastIndexOf('-');
        int version = release < 0 ? -1 : word.lastIndexOf('-', release - 1);
        int architecture = word.lastIndexOf('.');
        if (version < 1
                || architecture < release
                || word.startsWith("gpg-pubkey-")
                || !isVersion(word.substring(version + 1, release))) {
            return Optional.empty();
        }
        return Optional.of(new InstalledPackage(
                word.substring(0, version),
                word.substring(version + 1, architecture),
                word.substring(architecture + 1),
                at));
    }

    private static boolean isVersion(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "._+~^:".indexOf(c) >= 0));
    }
}
