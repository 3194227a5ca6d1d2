package org.plumbline.cloud.messaging;

/** Dotted version numbers of RabbitMQ and Erlang, compared number by number. */
public final class BrokerVersion {

    private BrokerVersion() {}

    /** Whether a version is known and not older than another; {@code 4.0.5} is at least {@code 4.0}. */
    public static boolean atLeast(String version, String other) {
        return !version.isEmpty() && compare(version, other) >= 0;
    }

    /** Whether a version is known and older than another. */
    public static boolean before(String version, String other) {
        return !version.isEmpty() && compare(version, other) < 0;
    }

    /** Missing numbers count as zero; a number ends at the first character that is no digit. */
    public static int compare(String a, String b) {
        var left = a.split("\\.", -1);
        var right = b.split("\\.", -1);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = Integer.compare(part(left, i), part(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int part(String[] parts, int index) {
        int value = 0;
        var text = index < parts.length ? parts[index] : "";
        for (int i = 0; i < Math.min(text.length(), 9) && Character.isDigit(text.charAt(i)); i++) {
            value = value * 10 + Character.digit(text.charAt(i), 10);
        }
        return value;
    }
}
