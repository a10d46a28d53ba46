package dev.rouse;

/**
 * The body of an async block that ends without a value; see {@link Async#async(AsyncAction)} and,
 * for what is said there of lambdas that await, {@link AsyncBlock}.
 */
@FunctionalInterface
public interface AsyncAction {

    /**
     * Runs the body.
     *
     * @throws Exception to fail the block
     */
    void run() throws Exception;
}
