package dev.rouse.bench.report;

import java.util.Locale;

/** Writes numbers with three digits that matter, the same in every country. */
final class Numbers {

    private Numbers() {}

    static String format(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        double size = Math.abs(value);
        int decimals = size >= 99.95 || value == Math.rint(value) ? 0 : size >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
