package elsewhere;

/** Hands out values whose types nobody outside this package can name. */
public class Maker {
    static class Hidden {
        @Override
        public String toString() {
            return "hidden";
        }
    }

    interface Quiet {}

    static final class Both extends Hidden implements Quiet, Comparable<Both> {
        @Override
        public int compareTo(Both other) {
            return 0;
        }
    }

    private static final class Secret {
        @Override
        public String toString() {
            return "secret";
        }
    }

    public static Hidden hidden() {
        return new Hidden();
    }

    public static Quiet quiet() {
        return new Both();
    }

    public static Both both() {
        return new Both();
    }

    public static Secret secret() {
        return new Secret();
    }

    public static Hidden[] several() {
        return new Hidden[] {new Hidden(), new Both()};
    }

    public static String describe(Hidden first, Object second) {
        return first + " " + second;
    }
}
