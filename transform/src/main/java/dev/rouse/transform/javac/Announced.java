package dev.rouse.transform.javac;

/**
 * Finds out whether javac will announce the end of a compilation. It does if it runs as a whole, by
 * its command line or by {@code JavacTask.call}; then its method {@code compile} announces
 * beginning and end, and is on the stack in between. It does not if an IDE calls {@code analyze}
 * and {@code generate} for themselves: then the methods of the task call those of the compiler.
 *
 * <p>Listening for the announcement of the beginning would be of no use, since a processor is made
 * after it. A javac whose methods have other names is taken for one that announces nothing.
 */
final class Announced {

    private static final String COMPILER = "com.sun.tools.javac.main.JavaCompiler";

    private Announced() {}

    /** To be called while processors are made. */
    static boolean end() {
        return end(Thread.currentThread().getStackTrace());
    }

    /**
     * Reads a stack: whose call of the compiler is the innermost that is no call to itself?
     *
     * @param stack innermost first
     */
    static boolean end(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            String method = frame.getMethodName();
            if (frame.getClassName().equals(COMPILER)
                    && !method.equals("processAnnotations")
                    && !method.equals("initProcessAnnotations")) {
                return method.equals("compile");
            }
        }
        return false;
    }
}
