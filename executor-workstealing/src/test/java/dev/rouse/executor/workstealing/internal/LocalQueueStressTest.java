package dev.rouse.executor.workstealing.internal;

import static dev.rouse.executor.workstealing.internal.Tasks.tasks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.task.Task;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One owner and two thieves with threads of their own; whatever they do, no task gets lost. */
class LocalQueueStressTest {

    private static final int TASKS = 100_000;
    private static final int THIEVES = 2;

    @ParameterizedTest
    @CsvSource({
        "4, 0",
        "4, 2147433647", // 50000 pushes before the counters wrap around
        "256, 0",
        "256, 2147433647"
    })
    void poppedAndStolenAndOverflowedIsPushed(int capacity, int begin) throws Exception {
        LocalQueue queue = new LocalQueue(capacity, begin);
        InjectQueue overflow = new InjectQueue();
        List<Task<?>> tasks = tasks(TASKS);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(1 + THIEVES);
        try {
            List<Future<List<Task<?>>>> takers = new ArrayList<>();
            takers.add(threads.submit(() -> own(queue, overflow, tasks, done)));
            for (int i = 0; i < THIEVES; i++) {
                takers.add(threads.submit(thief(queue, capacity, begin, done)));
            }
            Map<Task<?>, Integer> times = new IdentityHashMap<>();
            for (Future<List<Task<?>>> taker : takers) {
                count(get(taker), times);
            }
            for (Task<?> task; (task = overflow.pop()) != null; ) {
                times.merge(task, 1, Integer::sum);
            }
            assertThat(queue.length()).isZero();
            assertThat(times).hasSize(TASKS);
            assertThat(times.values()).containsOnly(1);
            assertThat(tasks.stream().allMatch(times::containsKey)).isTrue();
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Task<?>> get(Future<List<Task<?>>> taker) throws Exception {
        try {
            return taker.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private static void count(List<Task<?>> taken, Map<Task<?>, Integer> times) {
        taken.forEach(task -> times.merge(task, 1, Integer::sum));
    }

    /** Pushes in bursts of changing length and pops fewer; some rounds take from the overflow. */
    private static List<Task<?>> own(
            LocalQueue queue, InjectQueue overflow, List<Task<?>> tasks, AtomicBoolean done) {
        List<Task<?>> popped = new ArrayList<>();
        try {
            int burst = 0;
            for (int next = 0; next < tasks.size(); ) {
                burst = (burst + 7) % 11;
                for (int i = 0; i <= burst && next < tasks.size(); i++) {
                    queue.push(tasks.get(next++), overflow);
                }
                for (int i = 0; i < burst / 2; i++) {
                    addIfThere(popped, queue.pop());
                }
                if (burst == 3) {
                    queue.refill(overflow, 2);
                    addIfThere(popped, queue.pop());
                }
            }
        } finally {
            done.set(true);
        }
        for (Task<?> task; (task = queue.pop()) != null; ) {
            popped.add(task);
        }
        return popped;
    }

    private static Callable<List<Task<?>>> thief(
            LocalQueue victim, int capacity, int begin, AtomicBoolean done) {
        return () -> {
            LocalQueue mine = new LocalQueue(capacity, begin);
            List<Task<?>> stolen = new ArrayList<>();
            boolean last;
            do {
                last = done.get();
                addIfThere(stolen, victim.stealInto(mine));
                for (Task<?> task; (task = mine.pop()) != null; ) {
                    stolen.add(task);
                }
            } while (!last);
            return stolen;
        };
    }

    private static void addIfThere(List<Task<?>> list, Task<?> task) {
        if (task != null) {
            list.add(task);
        }
    }
}
