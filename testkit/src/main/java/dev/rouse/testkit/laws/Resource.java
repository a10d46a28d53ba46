package dev.rouse.testkit.laws;

/**
 * Something that a subject must give back exactly once for each time it took it.
 *
 * <p><b>Threads.</b> One.
 */
public final class Resource {

    private final String name;
    private int held;

    Resource(String name) {
        this.name = java.util.Objects.requireNonNull(name, "name");
    }

    /** Takes it once more. */
    public void acquire() {
        held++;
    }

    /** Gives it back once. */
    public void release() {
        held--;
    }

    int held() {
        return held;
    }

    @Override
    public String toString() {
        return name;
    }
}
