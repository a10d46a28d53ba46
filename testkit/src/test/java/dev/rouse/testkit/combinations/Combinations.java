package dev.rouse.testkit.combinations;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Plays every combination on one kind of executor.
 *
 * <pre>{@code
 * Combinations.check(uncaught -> {
 *     MyExecutor executor = new MyExecutor((task, thrown) -> uncaught.accept(thrown));
 *     return new DrivenStage(executor, closing -> executor.runUntilStalled(), false);
 * });
 * }</pre>
 */
public final class Combinations {

    /** How many there are, so that none is lost unnoticed. */
    public static final int COUNT = 5 * 2 * (2 + 4 * 6) * (1 + 3 * 6);

    private static final int CASES_BETWEEN_COLLECTIONS = 500;

    private static final int SHOWN = 10;

    /** How one play comes to its stage. */
    interface Theatre {
        /** Makes a stage, plays, and gives the play to be checked; the executor is closed then. */
        Play perform(Case c) throws Exception;
    }

    private final Theatre theatre;
    private final Leftovers leftovers = new Leftovers();
    private final List<String> failures = new ArrayList<>();

    private Combinations(Theatre theatre) {
        this.theatre = theatre;
    }

    /**
     * Plays all, each on a stage of its own.
     *
     * @param stages makes a stage; its executor tells the consumer of uncaught failures
     * @throws AssertionError which lists the first combinations that did not do as they should
     */
    public static void check(Function<Consumer<Throwable>, ? extends Stage> stages) {
        checkWith(
                c -> {
                    Play[] play = {null};
                    play[0] = new Play(c, stages.apply(thrown -> play[0].uncaught(thrown)));
                    play[0].play();
                    return play[0];
                });
    }

    static void checkWith(Theatre theatre) {
        new Combinations(theatre).checkAll();
    }

    private void checkAll() {
        int played = 0;
        for (Case c : Case.all()) {
            perform(c);
            if (++played % CASES_BETWEEN_COLLECTIONS == 0) {
                collect();
            }
        }
        collect();
        if (played != COUNT) {
            failures.add(played + " combinations were played, not " + COUNT);
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(
                    failures.size()
                            + " failures, the first of them:\n"
                            + String.join(
                                    "\n", failures.subList(0, Math.min(SHOWN, failures.size()))));
        }
    }

    private void perform(Case c) {
        try {
            Play play = theatre.perform(c);
            play.check();
            play.addGarbage(leftovers);
        } catch (Exception | AssertionError broken) {
            failures.add(c + "\n    " + broken);
        }
    }

    private void collect() {
        leftovers.collect().forEach(name -> failures.add(name + " is still held"));
    }
}
