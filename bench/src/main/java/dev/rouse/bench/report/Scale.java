package dev.rouse.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Maps values to positions on an axis: from zero in proportion where the values are of one size, by
 * their logarithm where one is more than thirty times another.
 */
final class Scale {

    private static final double LOGARITHMIC_FROM = 30;
    private static final int ABOUT_TICKS = 6;

    private final boolean logarithmic;
    private final double least;
    private final double most;

    private Scale(boolean logarithmic, double least, double most) {
        this.logarithmic = logarithmic;
        this.least = least;
        this.most = most;
    }

    /** For values that are positive; others get the shortest bar. */
    static Scale of(List<Double> values) {
        double least = values.stream().filter(v -> v > 0).min(Double::compare).orElse(1.0);
        double most = values.stream().filter(v -> v > 0).max(Double::compare).orElse(1.0);
        return most / least > LOGARITHMIC_FROM
                ? new Scale(true, powerOfTenBelow(least), most)
                : new Scale(false, 0, most);
    }

    private static double powerOfTenBelow(double value) {
        return Math.pow(10, Math.ceil(Math.log10(value)) - 1);
    }

    boolean isLogarithmic() {
        return logarithmic;
    }

    /** Gives the place of a value between 0, the start of the axis, and 1 for the largest value. */
    double position(double value) {
        if (value <= least) {
            return 0;
        }
        return logarithmic
                ? Math.log(value / least) / Math.log(most / least)
                : (value - least) / (most - least);
    }

    /** Round values along the axis. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            for (double tick = least; tick <= most; tick *= 10) {
                ticks.add(tick);
            }
        } else {
            double step = roundStep(most / ABOUT_TICKS);
            for (int i = 0; i * step <= most; i++) {
                ticks.add(i * step);
            }
        }
        return ticks;
    }

    /** The next of 1, 2, 5, 10, 20, 50 and so on. */
    private static double roundStep(double atLeast) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= atLeast) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
