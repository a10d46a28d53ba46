package dev.rouse.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * What owners of scripted children did against the contract. A breach is written down here as well
 * as thrown, since what a child throws may be caught on its way.
 *
 * <p><b>Threads.</b> One.
 */
final class Breaches {

    private final List<String> found = new ArrayList<>();

    AssertionError add(String breach) {
        found.add(breach);
        return new AssertionError(breach);
    }

    List<String> all() {
        return List.copyOf(found);
    }
}
