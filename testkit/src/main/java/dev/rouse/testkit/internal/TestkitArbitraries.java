package dev.rouse.testkit.internal;

import dev.rouse.testkit.sim.Schedule;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Makes {@code @ForAll Schedule} work; shrinks to few and small choices. */
public final class TestkitArbitraries implements ArbitraryProvider {

    /** More tasks than that are seldom ready at once in a property. */
    private static final int LARGEST_CHOICE = 9;

    /** For the service loader. */
    public TestkitArbitraries() {}

    @Override
    public boolean canProvideFor(TypeUsage targetType) {
        return targetType.isOfType(Schedule.class);
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage targetType, SubtypeProvider subtypeProvider) {
        return Set.of(Arbitraries.integers().between(0, LARGEST_CHOICE).list().map(Schedule::new));
    }
}
