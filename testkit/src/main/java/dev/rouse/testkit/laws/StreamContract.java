package dev.rouse.testkit.laws;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A test class that implements this tests a stream: give the laws, and inherit the tests.
 *
 * <pre>{@code
 * class TwiceTest implements StreamContract<Integer> {
 *     @Override
 *     public StreamLaws<Integer> laws() {
 *         return StreamLaws.<Integer>of("twice", world -> twice(world.childStream("child", List.of(1))))
 *                 .giving(List.of(1, 1));
 *     }
 * }
 * }</pre>
 *
 * <p>The tests are jqwik's, which the same dependency brings, and run beside those of any other
 * engine in the same class.
 *
 * @param <T> the type of the items
 */
public interface StreamContract<T extends @Nullable Object> {

    /**
     * Describes the subject.
     *
     * @return its laws
     */
    StreamLaws<T> laws();

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
    default void keepsThemInLongScripts(@ForAll @Size(max = 20) List<Step> script) {
        laws().replay(script.toArray(Step[]::new));
    }
}
