package dev.rouse.testkit.proof;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * What some tasks do, each its acts one after the other.
 *
 * @param tasks the acts of each
 */
record Program(List<List<Act>> tasks) {

    private static final int MOST_KINDS = 12;

    /** Two to four tasks of one to five acts; one act in three is given up while it is pending. */
    static Arbitrary<Program> programs() {
        Arbitrary<Act> acts =
                Combinators.combine(
                                Arbitraries.integers().between(0, MOST_KINDS * 10),
                                Arbitraries.integers().between(0, 3),
                                Arbitraries.of(
                                        Act.ENDLESS,
                                        Act.ENDLESS,
                                        Act.ENDLESS,
                                        Act.ENDLESS,
                                        0,
                                        1,
                                        2))
                        .as(Act::new);
        return acts.list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .list()
                .ofMinSize(2)
                .ofMaxSize(4)
                .map(Program::new);
    }
}
