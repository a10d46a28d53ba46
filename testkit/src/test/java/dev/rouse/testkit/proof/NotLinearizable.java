package dev.rouse.testkit.proof;

/** What a run saw cannot be explained by the model. */
final class NotLinearizable extends AssertionError {

    private static final long serialVersionUID = 1L;

    NotLinearizable(String message) {
        super(message);
    }
}
