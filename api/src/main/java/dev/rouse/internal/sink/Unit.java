package dev.rouse.internal.sink;

import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/** The two answers of a sink, with their type, which a conditional expression does not infer. */
final class Unit {

    static final Poll<@Nullable Void> READY = Poll.ready();
    static final Poll<@Nullable Void> PENDING = Poll.pending();

    private Unit() {}
}
