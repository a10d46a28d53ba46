package dev.rouse.testkit.sim;

/** A thread in name only: it waits among the ready tasks and runs when it is chosen. */
final class StepThread extends Thread {

    private final SimTasks tasks;
    private final ReadyTasks ready;
    private final SimTask seen;
    private final Runnable work;

    StepThread(SimTasks tasks, ReadyTasks ready, Runnable work) {
        super(work, "rouse-sim-blocking");
        this.tasks = tasks;
        this.ready = ready;
        this.work = work;
        this.seen = tasks.create("blocking work");
    }

    @Override
    public synchronized void start() {
        seen.step = work;
        tasks.note(seen, "spawned", tasks.by());
        ready.add(seen);
    }
}
