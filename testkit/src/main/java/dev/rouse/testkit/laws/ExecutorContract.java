package dev.rouse.testkit.laws;

import net.jqwik.api.Example;

/**
 * A test class that implements this tests an executor: give the laws, and inherit the test.
 *
 * <pre>{@code
 * class MyExecutorTest implements ExecutorContract {
 *     @Override
 *     public ExecutorLaws laws() {
 *         return ExecutorLaws.of("mine", MyExecutor::new);
 *     }
 * }
 * }</pre>
 *
 * <p>The test is jqwik's, which the same dependency brings, and runs beside those of any other
 * engine in the same class.
 */
public interface ExecutorContract {

    /**
     * Describes the subject.
     *
     * @return its laws
     */
    ExecutorLaws laws();

    /** Checks all of them. */
    @Example
    default void keepsTheLaws() {
        laws().check();
    }
}
