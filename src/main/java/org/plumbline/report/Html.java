package org.plumbline.report;

/** Builds HTML; every text and every attribute is escaped, so that nothing from a cloud can become markup. */
final class Html {

    private final StringBuilder out = new StringBuilder(1 << 16);

    /** @param attributes names and values in turn; one with an empty name is left out */
    Html open(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            if (!attributes[i].isEmpty()) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(Plain.line(attributes[i + 1]));
                out.append('"');
            }
        }
        out.append('>');
        return this;
    }

    Html close(String element) {
        out.append("</").append(element).append(">\n");
        return this;
    }

    Html text(String text) {
        escape(Plain.block(text));
        return this;
    }

    /** An element with nothing but text. */
    Html element(String element, String styleClass, String text) {
        open(element, styleClass.isEmpty() ? "" : "class", styleClass).text(text);
        out.append("</").append(element).append('>');
        return this;
    }

    /** Text in which backticks mark code. */
    Html prose(String text) {
        boolean code = false;
        for (var part : text.split("`", -1)) {
            if (code) {
                element("code", "", part);
            } else {
                text(part);
            }
            code = !code;
        }
        return this;
    }

    /** Markup of our own. */
    Html markup(String markup) {
        out.append(markup);
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
