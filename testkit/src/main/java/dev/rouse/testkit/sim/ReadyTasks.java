package dev.rouse.testkit.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The tasks that could run next, and the choices made among them. */
final class ReadyTasks {

    private final Chooser chooser;
    private final List<SimTask> ready = new ArrayList<>();
    private final List<SimTask> view = Collections.unmodifiableList(ready);
    private final List<Integer> choices = new ArrayList<>();

    ReadyTasks(Chooser chooser) {
        this.chooser = chooser;
    }

    void add(SimTask task) {
        ready.add(task);
    }

    void remove(SimTask task) {
        ready.remove(task);
    }

    void clear() {
        ready.clear();
    }

    boolean isEmpty() {
        return ready.isEmpty();
    }

    int size() {
        return ready.size();
    }

    List<SimTask> copy() {
        return List.copyOf(ready);
    }

    /** Takes out the one that is to run; the chooser is asked only if there are several. */
    SimTask takeNext() {
        return ready.remove(ready.size() == 1 ? 0 : choose());
    }

    private int choose() {
        int choice = chooser.choose(view);
        if (choice < 0 || choice >= ready.size()) {
            throw new IllegalStateException(
                    chooser + " chose " + choice + " of " + ready.size() + " ready tasks");
        }
        choices.add(choice);
        return choice;
    }

    /** The choices so far, which replay the run. */
    Schedule schedule() {
        return new Schedule(choices);
    }
}
