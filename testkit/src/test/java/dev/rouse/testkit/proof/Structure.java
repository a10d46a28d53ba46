package dev.rouse.testkit.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that tasks share, new for each run, with what each task holds of it. */
interface Structure {

    /** Begins an act; null if it makes no sense for this task as it stands. */
    @Nullable Operation begin(int task, Act act);

    /** What a task gives back when it ends. None of these may wait. */
    default List<Operation> leave(int task) {
        return List.of();
    }

    /** What can be seen when all is over and nobody waits. None of these may wait. */
    default List<Operation> inspect() {
        return List.of();
    }

    Model<?> model();
}
