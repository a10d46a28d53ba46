package dev.rouse.testkit.laws;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A test class that implements this tests a sink: give the laws, and inherit the tests.
 *
 * <pre>{@code
 * class BatchTest implements SinkContract<Integer> {
 *     @Override
 *     public SinkLaws<Integer> laws() {
 *         return SinkLaws.<Integer>of("batch", world -> batch(world.childSink("target")))
 *                 .sending(List.of(1, 2, 3));
 *     }
 * }
 * }</pre>
 *
 * <p>The tests are jqwik's, which the same dependency brings, and run beside those of any other
 * engine in the same class.
 *
 * @param <T> the type of the values
 */
public interface SinkContract<T extends @Nullable Object> {

    /**
     * Describes the subject.
     *
     * @return its laws
     */
    SinkLaws<T> laws();

    /** Tries every short script. */
    @Example
    default void keepsTheLaws() {
        laws().check();
    }

    /**
     * Runs longer scripts than {@link #keepsTheLaws}, at random.
     *
     * @param script the steps
     */
    @Property(tries = 200)
    default void keepsThemInLongScripts(@ForAll @Size(max = 20) List<SinkStep> script) {
        laws().replay(script.toArray(SinkStep[]::new));
    }
}
