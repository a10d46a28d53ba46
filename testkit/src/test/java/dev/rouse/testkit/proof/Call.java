package dev.rouse.testkit.proof;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a task, from its first poll to its answer, and what the answer was.
 *
 * <p>A failure is an answer too: the class of the exception.
 */
final class Call {

    /** The answer of an operation that does not wait and got nothing. */
    enum Refused {
        REFUSED
    }

    /** What became of it. */
    enum Fate {
        /** It waits. */
        OPEN,
        /** It was answered. */
        ANSWERED,
        /** It was dropped before it was answered, and must have done nothing. */
        DROPPED
    }

    private final int number;
    private final int task;
    private final String name;
    private final int argument;
    private final @Nullable String line;
    private final int begun;

    private int ended = Integer.MAX_VALUE;
    private Fate fate = Fate.OPEN;
    private @Nullable Object answer;
    private boolean contended;

    Call(int number, int task, String name, int argument, @Nullable String line, int begun) {
        this.number = number;
        this.task = task;
        this.name = name;
        this.argument = argument;
        this.line = line;
        this.begun = begun;
    }

    void end(Fate how, @Nullable Object with, int when, boolean othersWaited) {
        fate = how;
        answer = with;
        ended = when;
        contended = othersWaited;
    }

    /** Counts calls from one; unique in a history. */
    int number() {
        return number;
    }

    int task() {
        return task;
    }

    String name() {
        return name;
    }

    int argument() {
        return argument;
    }

    Fate fate() {
        return fate;
    }

    /** When the first poll began. */
    int begun() {
        return begun;
    }

    /** When the answer was there; after everything, while there is none. */
    int ended() {
        return ended;
    }

    @Nullable Object answer() {
        return answer;
    }

    boolean answers(@Nullable Object value) {
        return Objects.equals(answer, value);
    }

    boolean isRefused() {
        return answer == Refused.REFUSED;
    }

    /**
     * Tells whether others waited in a line when this was answered. What does not wait may then be
     * refused, although the model, in which nobody waits, would have enough for it.
     */
    boolean isContended() {
        return contended;
    }

    /** Tells whether {@code other} waits in the same line and came before this one. */
    boolean isBehind(Call other) {
        return line != null && line.equals(other.line) && !isRefused() && other.begun < begun;
    }

    boolean isInLine() {
        return line != null;
    }

    @Override
    public String toString() {
        String what = "#" + number + " task " + task + ": " + name + "(" + argument + ")";
        return switch (fate) {
            case OPEN -> begun + "..     " + what + " waits";
            case ANSWERED -> begun + ".." + ended + "  " + what + " -> " + answer;
            case DROPPED -> begun + ".." + ended + "  " + what + " was dropped";
        };
    }
}
