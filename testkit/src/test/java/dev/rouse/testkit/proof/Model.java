package dev.rouse.testkit.proof;

import org.jspecify.annotations.Nullable;

/**
 * A structure as a sequence of calls that happen one at a time and in no time. A state is immutable
 * and has {@code equals}.
 */
interface Model<S> {

    S initial();

    /** Gives the state after a call with this answer; null if it cannot be answered so. */
    @Nullable S after(S state, Call call);

    /** Tells whether a call that waits could be answered. */
    boolean canAnswer(S state, Call call);

    /**
     * Tells whether a call may come before some that were in its line earlier and will be answered
     * later; by default none may.
     */
    default boolean mayOvertake(S state, Call call, int ahead) {
        return false;
    }
}
