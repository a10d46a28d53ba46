package dev.rouse.testkit.sim;

/** A program to run under many schedules. */
@FunctionalInterface
public interface SimProgram {

    /**
     * Runs the program once and checks what came of it. Everything it uses must be made in here, so
     * that one run does not see what another left.
     *
     * @param executor a new executor; it is closed afterwards
     * @throws Exception to fail, as any other exception or error does
     */
    void run(SimExecutor executor) throws Exception;
}
