package org.plumbline.report;

/** Text laid out for a width: titles at the margin, everything else below them indented and wrapped at blanks. */
final class Paragraphs {

    private static final String INDENT = "  ";

    private final Style style;
    private final StringBuilder text = new StringBuilder();

    Paragraphs(Style style) {
        this.style = style;
    }

    /** A line at the margin. */
    void heading(String heading) {
        text.append(heading).append('\n');
    }

    void title(String title) {
        text.append('\n').append(style.bold(title)).append('\n');
    }

    /**
     * A paragraph at the margin.
     *
     * @param lead what it starts with; may hold colours
     */
    void lead(String lead, String words) {
        wrap("", lead, 0, words);
    }

    void blank() {
        text.append('\n');
    }

    /** A line as it is. */
    void line(String line) {
        text.append(INDENT).append(line).append('\n');
    }

    /**
     * A paragraph.
     *
     * @param lead what the first line starts with; may hold colours
     * @param hang blanks before every further line
     */
    void wrap(String lead, int hang, String words) {
        wrap(INDENT, lead, hang, words);
    }

    private void wrap(String indent, String lead, int hang, String words) {
        var line = new StringBuilder(indent).append(lead);
        int length = indent.length() + visible(lead);
        boolean first = true;
        for (var word : words.split(" ")) {
            if (!first && length + 1 + word.length() > style.width()) {
                text.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(indent).append(" ".repeat(hang));
                length = indent.length() + hang;
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            length += word.length() + (first ? 0 : 1);
            first = false;
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static int visible(String coloured) {
        int length = 0;
        for (int i = 0; i < coloured.length(); i++) {
            if (coloured.charAt(i) == '\u001b') {
                i = coloured.indexOf('m', i);
            } else {
                length++;
            }
        }
        return length;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
