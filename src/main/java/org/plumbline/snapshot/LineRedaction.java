package org.plumbline.snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plumbline.snapshot.SecretNames.Kind;
import org.plumbline.snapshot.ValueReader.Value;

/**
 * The secrets in one line: values of settings whose names say so, in whatever syntax they are written down, credentials
 * in URLs, options of commands, and texts that are secrets by their form.
 */
final class LineRedaction {

    /** keepalived sends no more of a password than this. */
    private static final int VRRP_LENGTH = 8;

    private final Redactor redactor;
    private final String line;
    private final TextKind kind;
    private final Set<String> sensitive;
    private final ValueFinder values;
    private final List<Span> found = new ArrayList<>();
    private @Nullable OpenValue opening;

    /** A part of the line and what to write in its place. */
    record Span(int start, int end, String text) {}

    /** @param sensitive names of settings that are secret although their name does not say so */
    LineRedaction(Redactor redactor, String line, TextKind kind, Set<String> sensitive) {
        this.redactor = redactor;
        this.line = line;
        this.kind = kind;
        this.sensitive = sensitive;
        this.values = new ValueFinder(new TextLine(line, kind));
    }

    /** What has to be replaced, from left to right, without overlaps. */
    List<Span> spans() {
        UrlCredentials.find(line, redactor, found);
        if (kind != TextKind.RIGHTS) {
            findNamed();
            CommandOptions.find(line, redactor, found);
        }
        SecretForms.find(line, redactor, found);
        found.sort(Comparator.comparingInt(Span::start).thenComparing(Span::end, Comparator.reverseOrder()));
        int end = 0;
        var kept = new ArrayList<Span>();
        for (var span : found) {
            if (span.start() >= end) {
                kept.add(span);
                end = span.end();
            }
        }
        return kept;
    }

    /** A value that the line leaves open; ask after {@link #spans()}. */
    @Nullable
    OpenValue opening() {
        return opening;
    }

    static void add(List<Span> found, String line, int start, int end, Secret secret) {
        if (isHidable(line.substring(start, end))) {
            found.add(new Span(start, end, secret.toString()));
        }
    }

    /** Whether the value is there and has not been hidden before. */
    static boolean isHidable(String value) {
        return !value.isBlank() && !Secret.isMasked(value) && !(value.startsWith("‹secret:") && value.endsWith("›"));
    }

    static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
    }

    static int indent(String line) {
        int i = 0;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private void findNamed() {
        boolean all = kind == TextKind.SECRETS || !sensitive.isEmpty();
        int i = 0;
        while (i < line.length()) {
            int start = i;
            while (i < line.length() && isNameCharacter(line.charAt(i))) {
                i++;
            }
            if (i == start) {
                i++;
            } else if (all || SecretNames.mayBe(line, start, i)) {
                i = Math.max(i, named(start, i));
            }
        }
    }

    /** Looks at what follows a name; returns where to go on. */
    private int named(int start, int end) {
        var name = line.substring(start, end);
        var certainty = certainty(name, start);
        var value = certainty == Kind.OPEN ? values.ofDirective(start, end) : values.after(start, end);
        if (value == null) {
            return end;
        }
        if (value.opens() == 0) {
            return hide(name, value, certainty == Kind.OPEN ? Kind.PASSWORD : certainty);
        }
        var open = new OpenValue(redactor, certainty, value.opens(), indent(line));
        if (open.begin(line, value.start(), found) == OpenValue.Reach.FURTHER) {
            opening = open;
        }
        return Math.max(end, open.listEnd());
    }

    private Kind certainty(String name, int start) {
        boolean allSecret = kind == TextKind.SECRETS && start == indent(line) && !isOpenAmongSecrets(name);
        return allSecret || sensitive.contains(name) ? Kind.PASSWORD : SecretNames.kind(name);
    }

    private static boolean isOpenAmongSecrets(String name) {
        return name.endsWith("_uuid")
                || name.endsWith("_user")
                || name.endsWith("_username")
                || name.endsWith("public_key")
                || name.endsWith("ssh_key");
    }

    private int hide(String name, Value value, Kind certainty) {
        if (!SecretValues.isSecret(value.text(), certainty)) {
            return value.end();
        }
        if (isPair(name) && line.substring(value.start(), value.end()).indexOf(':') >= 0) {
            hidePairs(value.start(), value.end());
            return value.end();
        }
        var secret = redactor.secret(
                name.equalsIgnoreCase("auth_pass") && value.text().length() > VRRP_LENGTH
                        ? value.text().substring(0, VRRP_LENGTH)
                        : value.text());
        found.add(new Span(value.start(), value.end(), value.needsQuotes() ? "\"" + secret + "\"" : secret.toString()));
        if (value.restEnd() <= value.end()) {
            return value.end();
        }
        int comment = line.indexOf('#', value.end()) + 1;
        add(found, line, comment, value.restEnd(), redactor.secret(line.substring(comment, value.restEnd())));
        return value.restEnd();
    }

    private static boolean isPair(String name) {
        return name.endsWith("sst_auth")
                || name.endsWith("sst-auth")
                || name.equals("auth")
                || name.endsWith("_credentials");
    }

    /** {@code user:password;user:password}: the users stay. */
    private void hidePairs(int start, int end) {
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || line.charAt(i) == ';') {
                int colon = line.substring(from, i).indexOf(':');
                if (colon >= 0) {
                    int password = from + colon + 1;
                    add(found, line, password, i, redactor.secret(line.substring(password, i)));
                }
                from = i + 1;
            }
        }
    }
}
