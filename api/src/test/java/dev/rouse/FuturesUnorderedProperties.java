package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is pushed, woken, ended, polled in whatever order: each value comes out once. */
class FuturesUnorderedProperties {

    private static final int CHILDREN = 12;

    /** The futures of a set, and which of them will be ready at their next poll. */
    private static final class Model {
        final TestContext cx = new TestContext();
        final List<Probe<Integer>> probes = new ArrayList<>();
        final boolean[] ready = new boolean[CHILDREN];
        final List<Integer> finishedOrder = new ArrayList<>();
        final List<Integer> got = new ArrayList<>();

        Probe<Integer> next() {
            int number = probes.size();
            Probe<Integer> probe =
                    Probe.polling(
                            p -> {
                                if (!ready[number]) {
                                    return Poll.pending();
                                }
                                finishedOrder.add(number);
                                return Poll.ready(number);
                            });
            probes.add(probe);
            return probe;
        }

        void finish(int number) {
            ready[number] = true;
            wake(number);
        }

        void wake(int number) {
            if (number < probes.size() && probes.get(number).waker != null) {
                probes.get(number).wake();
            }
        }

        void poll(Stream<Integer> set, int budget) throws Exception {
            cx.budget = budget;
            int wakes = cx.wakes();
            if (set.pollNext(cx) instanceof PollNext.Item<Integer> item) {
                got.add(item.value());
            } else if (budget == 0) {
                assertThat(cx.wakes()).isGreaterThanOrEqualTo(wakes);
            }
        }
    }

    @Property(tries = 2000)
    void unorderedGivesEachValueOnceInTheOrderTheyWereMade(
            @ForAll @Size(max = 60) List<@IntRange(max = 4 * CHILDREN - 1) Integer> script,
            @ForAll @IntRange(min = 1, max = 8) int budget)
            throws Exception {
        Model model = new Model();
        FuturesUnordered<Integer> set = new FuturesUnordered<>();
        run(model, set, script, budget, () -> set.push(model.next()));
        assertThat(model.got).isEqualTo(model.finishedOrder);
        assertThat(model.got)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, model.probes.size()).boxed().toList());
    }

    @Property(tries = 2000)
    void orderedGivesEachValueOnceInTheOrderOfThePushes(
            @ForAll @Size(max = 60) List<@IntRange(max = 4 * CHILDREN - 1) Integer> script,
            @ForAll @IntRange(min = 1, max = 8) int budget)
            throws Exception {
        Model model = new Model();
        FuturesOrdered<Integer> set = new FuturesOrdered<>();
        run(model, set, script, budget, () -> set.pushBack(model.next()));
        assertThat(model.got).isEqualTo(IntStream.range(0, model.probes.size()).boxed().toList());
    }

    /** Does what the numbers say, then ends all children and polls only after wakes. */
    private static void run(
            Model model, Stream<Integer> set, List<Integer> script, int budget, Runnable push)
            throws Exception {
        for (int step : script) {
            int child = step % CHILDREN;
            switch (step / CHILDREN) {
                case 0 -> {
                    if (model.probes.size() < CHILDREN) {
                        push.run();
                    }
                }
                case 1 -> model.wake(child);
                case 2 -> model.finish(child);
                default -> model.poll(set, budget);
            }
        }
        for (int child = 0; child < CHILDREN; child++) {
            model.finish(child);
        }
        for (; ; ) {
            TestContext fresh = new TestContext();
            fresh.budget = budget;
            PollNext<Integer> polled = set.pollNext(fresh);
            if (polled instanceof PollNext.Item<Integer> item) {
                model.got.add(item.value());
            } else if (polled.isDone()) {
                return;
            } else {
                assertThat(fresh.wakes()).as("somebody has woken it").isPositive();
            }
        }
    }

    @Property
    void dropAtAnyTimeDropsWhatHasNotEndedOnce(
            @ForAll @Size(max = 40) List<@IntRange(max = 4 * CHILDREN - 1) Integer> script)
            throws Exception {
        Model model = new Model();
        FuturesUnordered<Integer> set = new FuturesUnordered<>();
        for (int step : script) {
            int child = step % CHILDREN;
            switch (step / CHILDREN) {
                case 0 -> {
                    if (model.probes.size() < CHILDREN) {
                        set.push(model.next());
                    }
                }
                case 1 -> model.wake(child);
                case 2 -> model.finish(child);
                default -> model.poll(set, 3);
            }
        }
        set.drop();
        int wakes = model.cx.wakes();
        for (int child = 0; child < model.probes.size(); child++) {
            model.wake(child);
            boolean finished = model.finishedOrder.contains(child);
            assertThat(model.probes.get(child).drops).isEqualTo(finished ? 0 : 1);
        }
        assertThat(model.cx.wakes()).isEqualTo(wakes);
    }
}
