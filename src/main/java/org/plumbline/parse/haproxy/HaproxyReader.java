package org.plumbline.parse.haproxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.haproxy.HaproxyCondition.Truth;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

/** Reads the files of one HAProxy in order and cuts them into sections. */
final class HaproxyReader {

    private static final Set<String> SECTIONS = Set.of(
            "global",
            "defaults",
            "frontend",
            "backend",
            "listen",
            "userlist",
            "peers",
            "resolvers",
            "mailers",
            "program",
            "ring",
            "cache",
            "log-forward",
            "log-profile",
            "http-errors",
            "fcgi-app",
            "crt-store",
            "traces",
            "acme",
            "healthcheck",
            "namespace_list");
    private static final Set<String> PROXIES = Set.of("frontend", "backend", "listen");

    private final HaproxyBranches branches;
    private final List<HaproxySection> sections = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, HaproxySection> namedDefaults = new HashMap<>();
    private @Nullable HaproxySection latestDefaults;
    private @Nullable Header header;
    private List<HaproxyLine> lines = new ArrayList<>();

    private record Header(
            String type, String name, @Nullable HaproxySection defaults, HaproxyLine line, boolean certain) {}

    HaproxyReader(String version) {
        branches = new HaproxyBranches(version);
    }

    Parsed<List<HaproxySection>> read(List<SourceFile> files) {
        var order = new HashMap<Location, Integer>();
        for (var file : files) {
            order.putIfAbsent(file.at().whole(), order.size());
            read(file.at(), file.text());
        }
        problems.addAll(HaproxyRefusals.of(sections));
        problems.sort((one, other) -> {
            int byFile = Integer.compare(
                    order.getOrDefault(one.at().whole(), 0),
                    order.getOrDefault(other.at().whole(), 0));
            return byFile != 0
                    ? byFile
                    : Integer.compare(one.at().line(), other.at().line());
        });
        return new Parsed<>(List.copyOf(sections), List.copyOf(problems));
    }

    private void read(Location file, String text) {
        int number = 0;
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            var at = file.line(++number);
            var line = text.substring(from, end < 0 ? text.length() : end);
            if (number == 1 && line.startsWith("\uFEFF")) {
                refuse(at, "the file starts with a byte order mark");
                line = line.substring(1);
            }
            if (end < 0) {
                refuse(at, "the last line has no line feed");
            }
            read(line, at);
            from = end < 0 ? text.length() : end + 1;
        }
        endSection();
        if (!branches.isEmpty()) {
            refuse(file.line(number), "a conditional block is not closed by .endif");
            branches.clear();
        }
    }

    private void read(String text, Location at) {
        var cut = HaproxyWords.of(text);
        if (!cut.reason().isEmpty()) {
            refuse(at, cut.reason());
        }
        if (cut.words().isEmpty()) {
            return;
        }
        var first = cut.words().get(0);
        if (first.startsWith(".")) {
            direct(first, cut.words(), at);
        } else if (branches.read() != Truth.NO) {
            statement(cut.words(), text, at);
        }
    }

    private void direct(String directive, List<String> words, Location at) {
        switch (directive) {
            case ".if", ".elif", ".else", ".endif" -> {
                var condition = words.stream().skip(1).collect(Collectors.joining(" "));
                var reason = branches.follow(directive, condition);
                if (!reason.isEmpty()) {
                    problems.add(new Problem(at, reason, !reason.equals(HaproxyBranches.UNKNOWN)));
                }
            }
            case ".alert" -> {
                if (branches.read() == Truth.YES) {
                    refuse(at, "an .alert directive is reached");
                }
            }
            case ".diag", ".notice", ".warning" -> {}
            default -> refuse(at, "a directive is not known");
        }
    }

    private void statement(List<String> words, String text, Location at) {
        var first = words.get(0);
        boolean certain = branches.read() == Truth.YES;
        if (SECTIONS.contains(first)) {
            startSection(new HaproxyLine(HaproxyLine.Form.SET, words, certain, at));
            return;
        }
        if (first.startsWith("{%") || first.startsWith("<%")) {
            refuse(at, "the file is a template, not a rendered configuration");
            return;
        }
        if (header == null) {
            refuse(at, "a statement stands outside of any section");
            return;
        }
        boolean prefixed = words.size() > 1 && (first.equals("no") || first.equals("default"));
        var form =
                !prefixed ? HaproxyLine.Form.SET : first.equals("no") ? HaproxyLine.Form.NO : HaproxyLine.Form.DEFAULT;
        if (words.get(words.size() - 1).equals("\\") && text.stripTrailing().endsWith(" \\")) {
            refuse(at, "a backslash at the end does not continue a line");
            words = words.subList(0, words.size() - 1);
        }
        var kept = prefixed && words.size() > 1 ? words.subList(1, words.size()) : words;
        lines.add(new HaproxyLine(form, List.copyOf(kept), certain && header.certain(), at));
    }

    private void startSection(HaproxyLine line) {
        endSection();
        var type = line.word(0);
        boolean unnamed = type.equals("defaults")
                && line.word(1).equals("from")
                && line.words().size() == 3;
        var name = unnamed ? "" : line.word(1);
        int from = unnamed ? 1 : 2;
        header = new Header(type, name, defaults(line, from), line, line.certain());
        if (!PROXIES.contains(type)) {
            return;
        }
        if (name.isEmpty()) {
            refuse(line.at(), "a proxy section has no name");
        }
        if (line.words().size() > 2 && !line.word(2).equals("from")) {
            refuse(line.at(), "an address on the section's line is refused since HAProxy 1.7");
            var bind = new ArrayList<>(List.of("bind"));
            bind.addAll(line.words().subList(2, line.words().size()));
            lines.add(new HaproxyLine(HaproxyLine.Form.SET, List.copyOf(bind), line.certain(), line.at()));
        }
    }

    private @Nullable HaproxySection defaults(HaproxyLine line, int from) {
        if (!PROXIES.contains(line.word(0)) && !line.word(0).equals("defaults")) {
            return null;
        }
        if (!line.word(from).equals("from")) {
            return line.word(0).equals("defaults") ? null : latestDefaults;
        }
        var found = namedDefaults.get(line.word(from + 1));
        if (found == null) {
            refuse(line.at(), "the defaults section it starts from does not exist above");
        } else if (sections.stream()
                        .filter(s -> s.type().equals("defaults") && s.name().equals(found.name()))
                        .count()
                > 1) {
            refuse(line.at(), "several defaults sections have the name it starts from");
        }
        return found;
    }

    private void endSection() {
        if (header == null) {
            return;
        }
        var section = new HaproxyProxyLines(problems)
                .section(header.type(), header.name(), header.defaults(), List.copyOf(lines), header.line());
        sections.add(section);
        if (section.type().equals("defaults")) {
            latestDefaults = section;
            if (!section.name().isEmpty()) {
                namedDefaults.put(section.name(), section);
            }
        }
        header = null;
        lines = new ArrayList<>();
    }

    private void refuse(Location at, String reason) {
        problems.add(new Problem(at, reason, true));
    }
}
