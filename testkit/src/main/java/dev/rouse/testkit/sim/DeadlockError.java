package dev.rouse.testkit.sim;

/**
 * Everything waits and nothing will ever come: no task is ready and no timer is set. The message
 * says of each task what it waits for and who woke it last.
 */
public final class DeadlockError extends AssertionError {

    private static final long serialVersionUID = 1L;

    DeadlockError(String message) {
        super(message);
    }
}
