package org.plumbline.parse.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * Debian packages: {@code dpkg -l} (columns), or {@code dpkg-query -W} with tabs, with or without the state in front.
 * Packages that are removed with their configuration left ({@code rc}), or not installed, are left out.
 */
public final class DpkgList {

    private DpkgList() {}

    public static Parsed<List<InstalledPackage>> parse(Location file, String text) {
        var packages = new ArrayList<InstalledPackage>();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            var at = file.line(number);
            (line.indexOf('\t') >= 0 ? tabbed(line, at) : columns(line, at)).ifPresent(packages::add);
        }
        return packages.isEmpty()
                ? new Parsed<>(List.of(), List.of(new Problem(file, "the list names no installed package", true)))
                : Parsed.of(List.copyOf(packages));
    }

    private static Optional<InstalledPackage> tabbed(String line, Location at) {
        var cells = line.split("\t", -1);
        int name = isState(cells[0].strip()) ? 1 : 0;
        if (cells.length < name + 2 || (name == 1 && !isInstalled(cells[0].strip()))) {
            return Optional.empty();
        }
        return found(cells[name], cells[name + 1], cells.length > name + 2 ? cells[name + 2] : "", at);
    }

    private static Optional<InstalledPackage> columns(String line, Location at) {
        var cells = line.strip().split("\\s+", 5);
        return cells.length >= 3 && isState(cells[0]) && isInstalled(cells[0])
                ? found(cells[1], cells[2], cells.length > 3 ? cells[3] : "", at)
                : Optional.empty();
    }

    private static Optional<InstalledPackage> found(String name, String version, String architecture, Location at) {
        int colon = name.indexOf(':');
        return name.isBlank() || version.isBlank()
                ? Optional.empty()
                : Optional.of(new InstalledPackage(
                        colon < 0 ? name.strip() : name.substring(0, colon).strip(),
                        version.strip(),
                        architecture.strip(),
                        at));
    }

    /** Two or three letters: desired, actual, and an error flag. */
    private static boolean isState(String cell) {
        return (cell.length() == 2 || cell.length() == 3)
                && "uihrp".indexOf(Character.toLowerCase(cell.charAt(0))) >= 0
                && "ncHUFWtTi".indexOf(cell.charAt(1)) >= 0;
    }

    /** Unpacked, half-configured and the like count: their files are there. */
    private static boolean isInstalled(String state) {
        return "iUFHWtT".indexOf(state.charAt(1)) >= 0;
    }
}
