package dev.rouse.testkit.everything;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testkit.FakeContext;

/** Polls by hand, for what goes on around a subject. */
final class FirstPoll {

    private FirstPoll() {}

    static Poll<?> of(Future<?> future) {
        try {
            return future.poll(new FakeContext());
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
