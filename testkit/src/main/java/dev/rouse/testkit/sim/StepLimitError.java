package dev.rouse.testkit.sim;

/** A run took more steps than it may: some task keeps itself or others ready without end. */
public final class StepLimitError extends AssertionError {

    private static final long serialVersionUID = 1L;

    StepLimitError(String message) {
        super(message);
    }
}
