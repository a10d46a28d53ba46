package dev.rouse.testkit.laws;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/**
 * A test class that implements this tests wakers: give the laws, and inherit the tests.
 *
 * <pre>{@code
 * class MyExecutorsWakersTest implements WakerContract {
 *     @Override
 *     public WakerLaws laws() {
 *         return WakerLaws.of("mine", MyExecutor::new);
 *     }
 * }
 * }</pre>
 *
 * <p>The tests are jqwik's, which the same dependency brings, and run beside those of any other
 * engine in the same class.
 */
public interface WakerContract {

    /**
     * Describes the subject.
     *
     * @return its laws
     */
    WakerLaws laws();

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
    @Property(tries = 20)
    default void keepsThemInLongScripts(@ForAll @Size(max = 10) List<WakerStep> script) {
        laws().replay(script.toArray(WakerStep[]::new));
    }
}
