package dev.rouse.stress.task;

import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.stress.PollContext;
import dev.rouse.task.Scheduler;
import dev.rouse.task.Task;
import dev.rouse.task.UncaughtFailures;
import java.util.concurrent.CancellationException;

/** The task cell that the library ships. */
final class RealCell implements Cell, Scheduler {

    private final Race race;
    private final Task<Integer> task;
    private final UncaughtFailures failures;

    RealCell(Race race) {
        this.race = race;
        this.failures = new UncaughtFailures((info, thrown) -> race.reported());
        this.task = Task.create(race, this);
    }

    @Override
    public void schedule(Task<?> woken) {
        race.queued();
    }

    @Override
    public UncaughtFailures failures() {
        return failures;
    }

    @Override
    public void run() {
        task.run();
    }

    @Override
    public void wake() {
        task.wake();
    }

    @Override
    public void abort() {
        task.abort();
    }

    @Override
    public void shutdown() {
        task.shutdown();
    }

    @Override
    public boolean isFinished() {
        return task.isFinished();
    }

    @Override
    public Joined join(Waker waker) {
        try {
            return task.poll(new PollContext(waker)) == Poll.<Integer>pending()
                    ? Joined.PENDING
                    : Joined.VALUE;
        } catch (CancellationException e) {
            return Joined.CANCELLED;
        } catch (Exception e) {
            throw new AssertionError("no race joins a task that fails", e);
        }
    }

    @Override
    public void detach() {
        task.drop();
    }
}
