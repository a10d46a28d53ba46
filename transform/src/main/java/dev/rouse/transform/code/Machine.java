package dev.rouse.transform.code;

import java.util.List;

/**
 * The state machine of a block as a person sees it: named variables and the ways between the places
 * where it is suspended.
 *
 * @param captures what the block takes from outside, {@code this} first
 * @param suspensions these places, by number
 * @param steps the ways between them, sorted
 */
public record Machine(List<Variable> captures, List<Suspension> suspensions, List<Step> steps) {

    /** Where a block is before its first poll or resume. */
    public static final int START = 0;

    /** Where a block is when it has returned. */
    public static final int COMPLETED = Integer.MAX_VALUE;

    /**
     * A variable, or a value that has no name.
     *
     * @param name as in the source; if there is none, what javac keeps it for, as {@code value to
     *     return}, or {@code slot 5} or {@code operand 1}
     * @param type as in the source, without packages
     */
    public record Variable(String name, String type) {}

    /**
     * A state in which the block waits.
     *
     * @param number its number, from 1
     * @param call what suspends it
     * @param line the line of the call, or 0
     * @param kept what is still needed afterwards
     */
    public record Suspension(int number, SuspendCall call, int line, List<Variable> kept) {}

    /**
     * A way from one state to another that meets no suspension in between.
     *
     * @param from {@link #START} or the number of a suspension
     * @param to the number of a suspension or {@link #COMPLETED}
     * @param onFailure true if only an exception leads there
     */
    public record Step(int from, int to, boolean onFailure) {}
}
