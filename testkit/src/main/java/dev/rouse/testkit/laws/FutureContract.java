package dev.rouse.testkit.laws;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A test class that implements this tests a future: give the laws, and inherit the tests.
 *
 * <pre>{@code
 * class GateTest implements FutureContract<String> {
 *     @Override
 *     public FutureLaws<String> laws() {
 *         return FutureLaws.<String>of("gate", world -> {
 *             Gate gate = new Gate();
 *             world.event("open", gate::open);
 *             return gate;
 *         }).giving("open");
 *     }
 * }
 * }</pre>
 *
 * <p>The tests are jqwik's, which the same dependency brings, and run beside those of any other
 * engine in the same class.
 *
 * @param <T> the type of the value
 */
public interface FutureContract<T extends @Nullable Object> {

    /**
     * Describes the subject.
     *
     * @return its laws
     */
    FutureLaws<T> laws();

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
