package dev.rouse.testkit.sim;

import dev.rouse.TaskInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Failures that nobody joined. They are noted by the thread that closes, and by a cleaner for
 * handles that are garbage, so in any order; they are given in that of their tasks.
 */
final class Unjoined {

    private record Failed(TaskInfo task, Throwable failure) {}

    private final List<Failed> all = new ArrayList<>();

    synchronized void add(TaskInfo task, Throwable failure) {
        all.add(new Failed(task, failure));
    }

    synchronized List<Throwable> failures() {
        return all.stream()
                .sorted(Comparator.comparingLong(each -> each.task().id()))
                .map(Failed::failure)
                .toList();
    }
}
