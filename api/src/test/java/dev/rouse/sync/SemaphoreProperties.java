package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.TestContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Random scripts, run on a semaphore and on a list of who wants how many. */
class SemaphoreProperties {

    enum Step {
        ACQUIRE,
        POLL,
        DROP,
        GIVE_BACK,
        FORGET,
        TRY,
        ADD,
        CLOSE
    }

    /** What to do, to which one of those there are, and with how many permits. */
    record Command(Step step, int which, int count) {}

    @Provide
    Arbitrary<List<Command>> scripts() {
        Arbitrary<Step> steps =
                Arbitraries.frequencyOf(
                        Tuple.of(60, Arbitraries.of(Step.ACQUIRE, Step.POLL)),
                        Tuple.of(
                                40,
                                Arbitraries.of(
                                        Step.DROP,
                                        Step.GIVE_BACK,
                                        Step.FORGET,
                                        Step.TRY,
                                        Step.ADD)),
                        Tuple.of(1, Arbitraries.just(Step.CLOSE)));
        return Combinators.combine(
                        steps,
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(1, 4))
                .as(Command::new)
                .list()
                .ofMaxSize(60);
    }

    /** The real future beside what the model knows of it. */
    private static final class Wanted {
        final Future<Permit> future;
        final TestContext cx = new TestContext();
        final int count;
        int got;
        boolean polled;

        Wanted(Future<Permit> future, int count) {
            this.future = future;
            this.count = count;
        }
    }

    /** The semaphore as a list: slow, sequential, obviously right. */
    private static final class Model {
        final Deque<Wanted> line = new ArrayDeque<>();
        int free;
        boolean closed;

        Model(int free) {
            this.free = free;
        }

        void serve() {
            while (!line.isEmpty() && free > 0) {
                Wanted front = line.peek();
                int given = Math.min(free, front.count - front.got);
                free -= given;
                front.got += given;
                if (front.got == front.count) {
                    line.remove();
                }
            }
        }
    }

    @Property
    void doesWhatAListWouldDo(
            @ForAll("scripts") List<Command> script, @ForAll @IntRange(max = 4) int permits)
            throws Exception {
        Semaphore semaphore = Semaphore.create(permits);
        Model model = new Model(permits);
        List<Wanted> futures = new ArrayList<>();
        List<Permit> held = new ArrayList<>();
        int total = permits;
        for (Command command : script) {
            switch (command.step) {
                case ACQUIRE ->
                        futures.add(
                                new Wanted(semaphore.acquireMany(command.count), command.count));
                case POLL -> {
                    if (!futures.isEmpty()) {
                        Wanted one = futures.get(command.which % futures.size());
                        if (poll(one, model, held)) {
                            futures.remove(one);
                        }
                    }
                }
                case DROP -> {
                    if (!futures.isEmpty()) {
                        Wanted one = futures.remove(command.which % futures.size());
                        model.line.remove(one);
                        model.free += one.got;
                        model.serve();
                        one.future.drop();
                    }
                }
                case GIVE_BACK -> {
                    if (!held.isEmpty()) {
                        Permit permit = held.remove(command.which % held.size());
                        model.free += permit.count();
                        model.serve();
                        permit.close();
                    }
                }
                case FORGET -> {
                    int forgotten = Math.min(model.free, command.count);
                    model.free -= forgotten;
                    total -= forgotten;
                    assertThat(semaphore.forgetPermits(command.count)).isEqualTo(forgotten);
                }
                case TRY -> {
                    if (!model.closed) {
                        Permit permit = semaphore.tryAcquireMany(command.count);
                        assertThat(permit != null).isEqualTo(model.free >= command.count);
                        if (permit != null) {
                            model.free -= command.count;
                            held.add(permit);
                        }
                    }
                }
                case ADD -> {
                    semaphore.addPermits(command.count);
                    total += command.count;
                    model.free += command.count;
                    model.serve();
                }
                case CLOSE -> {
                    semaphore.close();
                    model.closed = true;
                    for (Wanted waiting : model.line) {
                        model.free += waiting.got;
                        waiting.got = 0;
                    }
                    model.line.clear();
                }
            }
            assertThat(semaphore.availablePermits()).isEqualTo(model.free);
            for (Wanted one : futures) {
                boolean done = one.polled && !model.line.contains(one);
                assertThat(one.cx.wakes()).isEqualTo(done ? 1 : 0);
            }
        }
        futures.forEach(one -> one.future.drop());
        held.forEach(Permit::close);
        assertThat(semaphore.availablePermits()).isEqualTo(total);
    }

    /** Polls and compares; tells whether the future has ended. */
    private static boolean poll(Wanted one, Model model, List<Permit> held) throws Exception {
        boolean granted = one.polled && one.got == one.count;
        if (model.closed && !granted) {
            try {
                one.future.poll(one.cx);
            } catch (SemaphoreClosedException expected) {
                return true;
            }
            throw new AssertionError("a closed semaphore gave something out");
        }
        if (!one.polled) {
            model.line.add(one);
            model.serve();
        }
        boolean ready = one.got == one.count;
        Poll<Permit> polled = one.future.poll(one.cx);
        one.polled = true;
        assertThat(polled.isReady()).isEqualTo(ready);
        if (polled instanceof Poll.Ready<Permit> permit) {
            assertThat(permit.value().count()).isEqualTo(one.count);
            held.add(permit.value());
        }
        return ready;
    }
}
