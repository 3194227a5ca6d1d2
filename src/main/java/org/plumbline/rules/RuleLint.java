package org.plumbline.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.plumbline.finding.Control;

/** All that is wrong with the rule files of a folder, so that an author mends it in one go. */
public final class RuleLint {

    private static final Pattern DEEDS =
            Pattern.compile("\\b(salience|no-loop|declare|function|insert|modify|update|delete|agenda-group)\\b");
    private static final Pattern COMPUTING =
            Pattern.compile("[<>+/%]|\\* |\\b(accumulate|collect|from|eval|matches)\\b");
    private static final Pattern HEADER = Pattern.compile("(?s)^.*?---\\*/");
    private static final Pattern TEXT = Pattern.compile("\"[^\"\n]*\"");

    private RuleLint() {}

    /**
     * @param folder the rule files, by area
     * @param taken the controls that exist already
     * @param subjects every subject that facts speak about
     * @return one line for each mistake: {@code file:line: what}
     */
    public static List<String> mistakes(Path folder, List<Control> taken, Set<String> subjects) {
        var mistakes = new ArrayList<String>();
        var sound = new TreeMap<String, List<RuleFile>>();
        for (var path : RuleFile.paths(folder)) {
            try {
                var file = RuleFile.read(folder, path);
                style(file).forEach(what -> mistakes.add("%s:1: %s".formatted(path, what)));
                needs(file.control(), subjects).forEach(what -> mistakes.add("%s:1: %s".formatted(path, what)));
                if (taken.stream().anyMatch(c -> c.id().equals(file.control().id()))) {
                    mistakes.add("%s:1: a control with this id exists already".formatted(path));
                } else {
                    sound.computeIfAbsent(file.control().area(), area -> new ArrayList<>())
                            .add(file);
                }
            } catch (RuleException e) {
                mistakes.add(e.getMessage());
            }
        }
        sound.forEach((area, files) ->
                RuleCompiler.mistakes(area, files).forEach(mistake -> mistakes.add(mistake.getMessage())));
        return mistakes;
    }

    /** Where a rule does more than look and report, and where its header says too little. */
    static List<String> style(RuleFile file) {
        var mistakes = new ArrayList<String>();
        var rule = TEXT.matcher(HEADER.matcher(file.drl()).replaceFirst("")).replaceAll("");
        var deed = DEEDS.matcher(rule);
        if (deed.find()) {
            mistakes.add("a rule looks and reports, it has no %s".formatted(deed.group()));
        }
        for (var part : rule.split("\\bthen\\b")) {
            int when = part.lastIndexOf("when");
            var computing = COMPUTING.matcher(when < 0 ? "" : part.substring(when));
            if (computing.find()) {
                mistakes.add(
                        "a condition compares and asks, it does not compute (%s): that belongs into the records of the model"
                                .formatted(computing.group().strip()));
            }
        }
        header(file.control(), mistakes);
        return mistakes;
    }

    private static void header(Control control, List<String> mistakes) {
        var title = control.title();
        if (title.length() < 10 || title.length() > 110 || title.endsWith(".")) {
            mistakes.add("title: the good condition in 10 to 110 characters, without a full stop");
        }
        tooShort("rationale", control.rationale(), 60, mistakes);
        tooShort("remediation", control.remediation().getOrDefault("plain", ""), 20, mistakes);
        tooShort("risk", control.risk(), 1, mistakes);
        tooShort("verify", control.verify(), 1, mistakes);
        if (!Set.of("S", "M", "L").contains(control.effort())) {
            mistakes.add("effort: S (hours), M (days) or L (weeks)");
        }
        if (control.references().isEmpty()) {
            mistakes.add("references: who says so is missing");
        }
        if (control.needs().isEmpty()) {
            mistakes.add("needs: without a subject that must have been seen, silence would always be a pass");
        }
    }

    private static void tooShort(String field, String text, int least, List<String> mistakes) {
        if (text.length() < least) {
            mistakes.add("%s: says too little (%d characters)".formatted(field, text.length()));
        }
    }

    private static List<String> needs(Control control, Set<String> subjects) {
        return control.needs().stream()
                .map(need -> need.replaceFirst("#.*", ""))
                .filter(need -> !subjects.contains(need))
                .map(need -> "needs: there is no subject %s%s".formatted(need, alike(need, subjects)))
                .toList();
    }

    private static String alike(String need, Set<String> subjects) {
        return subjects.stream()
                .filter(subject -> subject.contains(need) || need.contains(subject) || isNear(need, subject))
                .sorted()
                .findFirst()
                .map("; maybe %s"::formatted)
                .orElse("");
    }

    /** Whether one character too many, too few or wrong makes the difference. */
    private static boolean isNear(String one, String other) {
        int start = 0;
        int shorter = Math.min(one.length(), other.length());
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return Math.max(one.length(), other.length()) - start - end <= 2;
    }

    /** Whether the folder has rule files at all. */
    public static boolean hasRules(Path folder) {
        return Files.isDirectory(folder) && !RuleFile.paths(folder).isEmpty();
    }
}
