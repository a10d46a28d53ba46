package dev.rouse.testkit.laws;

import dev.rouse.Sink;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The laws of sinks with values and scripts that the tables of everything do not have. */
class SinkLawsTest {

    private static Sink<Integer> target(World world) {
        return world.childSink("target");
    }

    @Test
    void nullIsAValueLikeAnyOther() {
        SinkLaws.<@Nullable Integer>of(
                        "nulls", world -> world.<@Nullable Integer>childSink("target").buffer(1))
                .sending(Arrays.asList(null, 1, null))
                .check();
    }

    @Property(tries = 300)
    void longScriptsAtRandomKeepTheLawsToo(@ForAll @Size(max = 20) List<SinkStep> script) {
        SinkLaws.<Integer>of("buffer", world -> target(world).buffer(2).withMap(n -> n))
                .sending(List.of(1, 2, 3, 4))
                .checkingEnd()
                .replay(script.toArray(SinkStep[]::new));
    }
}
