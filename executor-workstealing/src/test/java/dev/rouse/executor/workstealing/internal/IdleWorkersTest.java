package dev.rouse.executor.workstealing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.task.Parker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The counts of awake and searching workers; the arrows are those of {@link IdleWorkers}. */
class IdleWorkersTest {

    private final Parker[] four = parkers(4);
    private final IdleWorkers idle = new IdleWorkers(4, 4);

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "4, 2", "5, 3", "16384, 8192"})
    void halfOfTheWorkersMaySearch(int workers, int searchers) {
        IdleWorkers tested = new IdleWorkers(workers, workers);
        for (int i = 0; i < searchers; i++) {
            assertThat(tested.trySearch()).isTrue();
        }
        assertThat(tested.trySearch()).isFalse();
        assertThat(tested.found()).isEqualTo(searchers == 1);
        assertThat(tested.trySearch()).as("there is room for one again").isTrue();
        assertThat(tested.awake()).isEqualTo(workers);
    }

    @Test
    void lastSearcherThatFindsSomethingWakesAnother() {
        idle.trySearch();
        idle.trySearch();
        assertThat(idle.found()).isFalse();
        assertThat(idle.found()).isTrue();
    }

    @Test
    void whoLeavesNoSearcherBehindLooksOnceMore() {
        idle.trySearch();
        idle.trySearch();
        assertThat(idle.sleep(four[0], true)).as("another searches").isFalse();
        assertThat(idle.sleep(four[1], false)).as("another searches").isFalse();
        assertThat(idle.sleep(four[2], true)).as("the last searcher").isTrue();
        assertThat(idle.awake()).isEqualTo(1);
    }

    /**
     * A worker that was denied a search, because enough others searched, goes to sleep. In between
     * the others have found something, and a task was pushed while everybody was still awake, so
     * that nobody was woken for it.
     */
    @Test
    void workerThatWasDeniedASearchLooksOnceMoreIfTheSearchersAreGone() {
        IdleWorkers two = new IdleWorkers(2, 2);
        assertThat(two.trySearch()).isTrue(); // worker 0
        assertThat(two.trySearch()).isFalse(); // worker 1
        assertThat(two.found()).isTrue(); // worker 0, and is busy from now on
        two.wakeOne(); // for the pushed task: all are awake
        assertThat(two.sleep(four[1], false)).isTrue();
    }

    @Test
    void wakesTheOneThatSleptShortestAndCountsItAsSearching() {
        idle.sleep(four[0], false);
        idle.sleep(four[1], false);
        idle.wakeOne();
        assertThat(idle).hasToString("IdleWorkers[3 of 4 awake, 1 searching]");
        assertThat(idle.leave(four[1])).as("it was woken").isFalse();
        assertThat(idle.leave(four[0])).as("it was not").isTrue();
        assertThat(idle).hasToString("IdleWorkers[4 of 4 awake, 1 searching]");
    }

    @Test
    void wakesNobodyWhileSomebodySearchesOrIfNobodySleeps() {
        idle.wakeOne();
        assertThat(idle).hasToString("IdleWorkers[4 of 4 awake, 0 searching]");
        idle.sleep(four[0], false);
        idle.trySearch();
        idle.wakeOne();
        assertThat(idle).hasToString("IdleWorkers[3 of 4 awake, 1 searching]");
        idle.found();
        idle.wakeOne();
        idle.wakeOne();
        assertThat(idle).hasToString("IdleWorkers[4 of 4 awake, 1 searching]");
    }

    @Test
    void workerInTheMiddleLeavesAndTheOthersKeepTheirOrder() {
        for (int i = 0; i < 4; i++) {
            idle.sleep(four[i], false);
        }
        assertThat(idle.leave(four[1])).isTrue();
        for (int i : new int[] {3, 2, 0}) {
            idle.wakeOne();
            assertThat(idle.leave(four[i])).as("woken: " + i).isFalse();
            idle.found();
        }
        assertThat(idle.awake()).isEqualTo(4);
    }

    // ---- callers ----

    @Test
    void callerThatRunsTakesAProcessorFromTheSecondWorkerButNotFromTheFirst() {
        IdleWorkers two = new IdleWorkers(2, 2);
        two.callerRuns();
        two.sleep(four[0], false);
        two.wakeOne();
        assertThat(two)
                .as("one worker and one caller")
                .hasToString("IdleWorkers[1 of 2 awake, 0 searching, 1 callers running]");
        two.sleep(four[1], false);
        two.wakeOne();
        assertThat(two)
                .as("no worker was awake")
                .hasToString("IdleWorkers[1 of 2 awake, 1 searching, 1 callers running]");
    }

    @Test
    void callerThatRestsGivesItsProcessorBack() {
        IdleWorkers two = new IdleWorkers(2, 2);
        two.callerRuns();
        two.callerRuns();
        two.sleep(four[0], false);
        two.callerRests();
        two.wakeOne();
        assertThat(two.awake()).isEqualTo(1);
        two.callerRests();
        two.wakeOne();
        assertThat(two).hasToString("IdleWorkers[2 of 2 awake, 1 searching]");
    }

    @Test
    void callerDoesNotMatterWhereThereAreProcessorsEnough() {
        IdleWorkers roomy = new IdleWorkers(2, 3);
        roomy.callerRuns();
        roomy.sleep(four[0], false);
        roomy.wakeOne();
        assertThat(roomy.awake()).isEqualTo(2);
    }

    /** Who asks for more workers than processors has a reason, for example that they block. */
    @Test
    void moreWorkersThanProcessorsAreAllWokenButForTheCallers() {
        IdleWorkers many = new IdleWorkers(4, 1);
        many.callerRuns();
        for (int i = 0; i < 4; i++) {
            many.sleep(four[i], false);
        }
        for (int awake = 1; awake <= 3; awake++) {
            many.wakeOne();
            assertThat(many.awake()).isEqualTo(awake);
            many.found();
        }
        many.wakeOne();
        assertThat(many.awake()).isEqualTo(3);
    }

    @Test
    void whoIsHeldBackByCallersIsWokenOnRequest() {
        IdleWorkers two = new IdleWorkers(2, 2);
        two.sleep(four[0], false);
        two.wakeHeldBack();
        assertThat(two.awake()).as("no caller is the reason").isEqualTo(1);
        two.callerRuns();
        two.trySearch();
        two.wakeHeldBack();
        assertThat(two.awake()).as("somebody searches").isEqualTo(1);
        two.found();
        two.wakeHeldBack();
        assertThat(two).hasToString("IdleWorkers[2 of 2 awake, 1 searching, 1 callers running]");
        two.found();
        two.wakeHeldBack();
        assertThat(two.awake()).as("nobody sleeps").isEqualTo(2);
    }

    /** What a worker is in the picture. */
    private enum Place {
        RUNNING,
        SEARCHING,
        ASLEEP
    }

    @Property(tries = 500)
    void countsAreThoseOfTheModel(
            @ForAll @IntRange(min = 1, max = 5) int workers,
            @ForAll @IntRange(min = 1, max = 5) int processors,
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 79) Integer> script) {
        Parker[] parkers = parkers(workers);
        IdleWorkers tested = new IdleWorkers(workers, processors);
        int threads = Math.max(workers, processors);
        int callers = 0;
        Place[] places = new Place[workers];
        Arrays.fill(places, Place.RUNNING);
        List<Integer> stack = new ArrayList<>();
        for (int code : script) {
            int i = code % workers;
            int searching = count(places, Place.SEARCHING);
            switch (code % 8) {
                case 0, 1 -> {
                    if (places[i] == Place.RUNNING) {
                        assertThat(tested.trySearch()).isEqualTo(2 * searching < workers);
                        places[i] = 2 * searching < workers ? Place.SEARCHING : Place.RUNNING;
                    }
                }
                case 2 -> {
                    if (places[i] == Place.SEARCHING) {
                        assertThat(tested.found()).isEqualTo(searching == 1);
                        places[i] = Place.RUNNING;
                    }
                }
                case 3 -> {
                    if (places[i] != Place.ASLEEP) {
                        boolean was = places[i] == Place.SEARCHING;
                        places[i] = Place.ASLEEP;
                        assertThat(tested.sleep(parkers[i], was))
                                .isEqualTo(count(places, Place.SEARCHING) == 0);
                        stack.add(i);
                    }
                }
                case 4 -> {
                    tested.wakeOne();
                    int awake = workers - stack.size();
                    boolean room = awake == 0 || awake + callers < threads;
                    if (searching == 0 && !stack.isEmpty() && room) {
                        places[stack.remove(stack.size() - 1)] = Place.SEARCHING;
                    }
                }
                case 5 -> {
                    tested.callerRuns();
                    callers++;
                }
                case 6 -> {
                    if (callers > 0) {
                        tested.callerRests();
                        callers--;
                    }
                }
                default -> {
                    if (places[i] == Place.ASLEEP) {
                        assertThat(tested.leave(parkers[i])).isTrue();
                        places[i] = Place.RUNNING;
                        stack.remove((Object) i);
                    } else {
                        assertThat(tested.leave(parkers[i])).isFalse();
                    }
                }
            }
            assertThat(tested)
                    .hasToString(
                            "IdleWorkers[%d of %d awake, %d searching%s]",
                            workers - count(places, Place.ASLEEP),
                            workers,
                            count(places, Place.SEARCHING),
                            callers == 0 ? "" : ", " + callers + " callers running");
        }
    }

    private static Parker[] parkers(int count) {
        return Stream.generate(Parker::new).limit(count).toArray(Parker[]::new);
    }

    private static int count(Place[] places, Place wanted) {
        int count = 0;
        for (Place place : places) {
            count += place == wanted ? 1 : 0;
        }
        return count;
    }
}
