package org.plumbline.cloud.database;

import java.util.Locale;
import org.plumbline.cloud.Setting;

/** Sizes as database servers write them, and as people read them. */
final class Amounts {

    private static final String SUFFIXES = "kmgtpe";

    private Amounts() {}

    /** Bytes of {@code 134217728}, {@code 128M}; NaN where the setting is none. */
    static double bytes(Setting setting) {
        var text = setting.known() ? setting.value().strip() : "";
        if (text.isEmpty()) {
            return Double.NaN;
        }
        int power = SUFFIXES.indexOf(Character.toLowerCase(text.charAt(text.length() - 1))) + 1;
        try {
            return Double.parseDouble(power == 0 ? text : text.substring(0, text.length() - 1)) * Math.pow(1024, power);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    /** {@code 1.5 GiB}, {@code 128 MiB}. */
    static String text(double bytes) {
        double amount = bytes / (1 << 20);
        return amount < 1024 ? "%.0f MiB".formatted(amount) : String.format(Locale.ROOT, "%.1f GiB", amount / 1024);
    }
}
