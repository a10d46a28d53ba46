package dev.rouse.testkit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.testkit.Interleaving;
import dev.rouse.testkit.laws.SinkStep;
import dev.rouse.testkit.laws.Step;
import dev.rouse.testkit.laws.WakerStep;
import dev.rouse.testkit.sim.Schedule;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.providers.TypeUsage;

/** What {@code @ForAll} makes. */
class TestkitArbitrariesTest {

    private static <T> List<T> samples(Class<T> type) {
        Arbitrary<?> arbitrary =
                new TestkitArbitraries()
                        .provideFor(TypeUsage.of(type), wanted -> java.util.Set.of())
                        .iterator()
                        .next();
        return arbitrary.sampleStream().limit(2000).map(type::cast).toList();
    }

    @Example
    void onlyItsOwnTypesAreMade() {
        TestkitArbitraries provider = new TestkitArbitraries();
        assertThat(provider.canProvideFor(TypeUsage.of(Schedule.class))).isTrue();
        assertThat(provider.canProvideFor(TypeUsage.of(Interleaving.class))).isTrue();
        assertThat(provider.canProvideFor(TypeUsage.of(Step.class))).isTrue();
        assertThat(provider.canProvideFor(TypeUsage.of(String.class))).isFalse();
        assertThat(provider.canProvideFor(TypeUsage.of(List.class))).isFalse();
    }

    @Example
    void everyStepIsMadeAndEndsAreSeldom() {
        List<Step> steps = samples(Step.class);
        assertThat(steps).contains(Step.values());
        long drops = steps.stream().filter(step -> step == Step.DROP).count();
        long polls = steps.stream().filter(step -> step == Step.POLL).count();
        assertThat(drops * 2).isLessThan(polls);
        assertThat(samples(SinkStep.class)).contains(SinkStep.values());
        assertThat(samples(WakerStep.class)).contains(WakerStep.values());
    }

    @Property
    void schedulesAreLegal(@ForAll Schedule schedule) {
        assertThat(schedule.choices()).allMatch(choice -> choice >= 0 && choice <= 9);
    }

    @Property
    void interleavingsAreShort(@ForAll Interleaving pattern) {
        assertThat(pattern.pendings())
                .hasSizeLessThanOrEqualTo(10)
                .allMatch(number -> number >= 0 && number <= 3);
    }
}
