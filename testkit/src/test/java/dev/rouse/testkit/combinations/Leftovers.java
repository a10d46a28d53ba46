package dev.rouse.testkit.combinations;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tasks that have ended must not hold on to, though somebody holds on to their handles. */
final class Leftovers {

    private static final int COLLECTIONS = 4;

    private record Suspect(String name, WeakReference<? extends @Nullable Object> reference) {}

    private final List<Object> kept = new ArrayList<>();
    private final List<Suspect> suspects = new ArrayList<>();

    void keep(Object handle) {
        kept.add(handle);
    }

    void expectGarbage(String name, WeakReference<? extends @Nullable Object> reference) {
        suspects.add(new Suspect(name, reference));
    }

    /** Collects garbage and gives the names of what is still there; then begins anew. */
    List<String> collect() {
        for (int i = 0; i < COLLECTIONS && !suspects.isEmpty(); i++) {
            System.gc();
            suspects.removeIf(suspect -> suspect.reference.get() == null);
        }
        List<String> names = suspects.stream().map(Suspect::name).toList();
        Reference.reachabilityFence(kept);
        suspects.clear();
        kept.clear();
        return names;
    }
}
