package dev.rouse.transform.javac;

import com.sun.source.util.JavacTask;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The compilations that need no complaint about a processor that does not run: because it does, or
 * because somebody has complained. The plugin in {@code rouse-api} has another half of this; the
 * two share no class, only this table in the system properties, by the {@code Elements} of each
 * compilation.
 */
final class ActiveTable {

    private static final String NAME = "dev.rouse.transform.active";

    private ActiveTable() {}

    /** Enters a compilation; false if it was there already. */
    static boolean add(JavacTask task) {
        return table().putIfAbsent(task.getElements(), true) == null;
    }

    static boolean contains(JavacTask task) {
        return table().containsKey(task.getElements());
    }

    @SuppressWarnings("unchecked") // the only two writers are that plugin and this class
    private static Map<Object, Object> table() {
        return (Map<Object, Object>)
                System.getProperties()
                        .computeIfAbsent(
                                NAME, key -> Collections.synchronizedMap(new WeakHashMap<>()));
    }
}
