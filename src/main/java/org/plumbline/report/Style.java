package org.plumbline.report;

/**
 * How a text may look.
 *
 * @param colour whether escape sequences for colour are understood
 * @param symbols whether more than ASCII can be shown
 * @param width columns
 */
public record Style(boolean colour, boolean symbols, int width) {

    /** For files and pipes. */
    public static final Style PLAIN = new Style(false, true, 100);

    public Style {
        width = Math.max(40, Math.min(width, 120));
    }

    String bold(String text) {
        return coloured("1", text);
    }

    String dim(String text) {
        return coloured("2", text);
    }

    /** Red, yellow, green: never the only carrier of a meaning. */
    String bad(String text) {
        return coloured("31", text);
    }

    String doubtful(String text) {
        return coloured("33", text);
    }

    String good(String text) {
        return coloured("32", text);
    }

    public String tick() {
        return good(symbols ? "✓" : "[x]");
    }

    public String cross() {
        return bad(symbols ? "✗" : "[ ]");
    }

    String question() {
        return doubtful(symbols ? "?" : "[?]");
    }

    String bar(double low, double high, int cells) {
        int sure = (int) Math.round(low / 100 * cells);
        int maybe = (int) Math.round(high / 100 * cells) - sure;
        var full = symbols ? "█" : "#";
        var half = symbols ? "▒" : "+";
        var none = symbols ? "░" : ".";
        return full.repeat(sure) + half.repeat(maybe) + dim(none.repeat(cells - sure - maybe));
    }

    private String coloured(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
