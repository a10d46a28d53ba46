package dev.rouse.testkit.internal;

import dev.rouse.testkit.Interleaving;
import dev.rouse.testkit.laws.SinkStep;
import dev.rouse.testkit.laws.Step;
import dev.rouse.testkit.laws.WakerStep;
import dev.rouse.testkit.sim.Schedule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.arbitraries.ListArbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/**
 * Makes {@code @ForAll} work for schedules, interleavings and the steps of scripts. All shrink: to
 * few and small numbers, and to the steps that are declared first.
 */
public final class TestkitArbitraries implements ArbitraryProvider {

    /** More tasks than that are seldom ready at once in a property. */
    private static final int LARGEST_CHOICE = 9;

    /** More pending polls in a row than that show nothing new. */
    private static final int MOST_PENDINGS = 3;

    /** A step after which a script ends comes that much more seldom than others. */
    private static final int SELDOM = 8;

    private static final Map<Class<?>, Supplier<Arbitrary<?>>> ALL =
            Map.of(
                    Schedule.class,
                    () -> numbersTo(LARGEST_CHOICE).map(Schedule::new),
                    Interleaving.class,
                    () -> numbersTo(MOST_PENDINGS).ofMaxSize(10).map(Interleaving::new),
                    Step.class,
                    () -> steps(Step.values(), Set.of(Step.DROP)),
                    SinkStep.class,
                    () ->
                            steps(
                                    SinkStep.values(),
                                    Set.of(SinkStep.DROP, SinkStep.SEND_WITHOUT_ROOM)),
                    WakerStep.class,
                    () -> steps(WakerStep.values(), Set.of(WakerStep.END, WakerStep.ABORT)));

    /** For the service loader. */
    public TestkitArbitraries() {}

    private static ListArbitrary<Integer> numbersTo(int largest) {
        return Arbitraries.integers().between(0, largest).list();
    }

    private static <S> Arbitrary<S> steps(S[] all, Set<S> seldom) {
        List<Tuple2<Integer, S>> chances =
                Arrays.stream(all)
                        .map(step -> Tuple.of(seldom.contains(step) ? 1 : SELDOM, step))
                        .toList();
        return Arbitraries.frequency(chances);
    }

    @Override
    public boolean canProvideFor(TypeUsage targetType) {
        return ALL.containsKey(targetType.getRawType());
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage targetType, SubtypeProvider subtypeProvider) {
        return Set.of(java.util.Objects.requireNonNull(ALL.get(targetType.getRawType())).get());
    }

    /** Above what makes all enums. */
    @Override
    public int priority() {
        return 1;
    }
}
