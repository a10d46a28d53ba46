package dev.rouse.bench;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.channel.Oneshot;

/**
 * Awaits a oneshot like {@link AwaitOne}'s simplest case, and keeps one object that it does not
 * need.
 */
record Carrying(Oneshot<Object> oneshot) implements Future<Object> {

    @Override
    public Poll<Object> poll(Context cx) throws Exception {
        return oneshot.receiver().poll(cx);
    }
}
