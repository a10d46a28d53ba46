package dev.rouse.transform.code;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of blocks: how each is written in sources, and what its frame is made of.
 *
 * <pre>{@code
 * kind        lambda           passed to   becomes     polled by   answers
 * ASYNC       AsyncBlock       async       Future      poll        Poll
 * ACTION      AsyncAction      async       Future      poll        Poll
 * STREAM      StreamBlock      stream      Stream      pollNext    PollNext
 * GENERATOR   GeneratorBlock   generator   Generator   resume      GeneratorState
 * }</pre>
 */
public enum BlockKind {
    /** A block that ends with a value. */
    ASYNC("async", "AsyncBlock", "Future", "AsyncFrame", "poll", "Poll"),
    /** A block that ends without one. */
    ACTION("async", "AsyncAction", "Future", "AsyncFrame", "poll", "Poll"),
    /** A block that gives items. */
    STREAM("stream", "StreamBlock", "Stream", "StreamFrame", "pollNext", "PollNext"),
    /** A block that runs on its caller's thread and gives values. */
    GENERATOR(
            "generator",
            "GeneratorBlock",
            "Generator",
            "GeneratorFrame",
            "resume",
            "GeneratorState");

    private final String factory;
    private final String type;
    private final String made;
    private final String frame;
    private final String advance;
    private final String answer;

    BlockKind(
            String factory, String type, String made, String frame, String advance, String answer) {
        this.factory = factory;
        this.type = Names.ROOT + type;
        this.made = Names.ROOT + made;
        this.frame = Names.FRAMES + frame;
        this.advance = advance;
        this.answer = Names.ROOT + answer;
    }

    /**
     * Finds the kind whose lambdas have a type.
     *
     * @param type the internal name of a class
     * @return the kind, or null for any other type
     */
    static @Nullable BlockKind ofType(String type) {
        for (BlockKind kind : values()) {
            if (kind.type.equals(type)) {
                return kind;
            }
        }
        return null;
    }

    /**
     * Finds the kind whose lambdas have a type.
     *
     * @param qualifiedName the name of a class as in sources
     * @return the kind, or null for any other type
     */
    public static @Nullable BlockKind ofQualified(String qualifiedName) {
        return ofType(qualifiedName.replace('.', '/'));
    }

    /** The method of Async that takes its lambdas. */
    String factory() {
        return factory;
    }

    /** The interface of its lambdas. */
    String type() {
        return type;
    }

    /** What the factory makes. */
    String made() {
        return made;
    }

    /** The base class of its frames. */
    String frame() {
        return frame;
    }

    /** The method of the frame that runs the body. */
    String advance() {
        return advance;
    }

    /** What the body answers. */
    String answer() {
        return answer;
    }

    /** Whether the lambda has no value. */
    boolean isVoid() {
        return this == ACTION || this == STREAM;
    }

    /**
     * Says why a call cannot stand in a block of this kind, and what to do.
     *
     * @param call what suspends
     * @return a sentence, or null if it can
     */
    public @Nullable String problemOf(SuspendCall call) {
        return switch (call) {
            case AWAIT ->
                    this == GENERATOR
                            ? "await in a generator, which runs on its caller's thread and cannot"
                                    + " wait; make it a stream(() -> { ... }) that emits, or await"
                                    + " before it"
                            : null;
            case EMIT ->
                    this == STREAM
                            ? null
                            : this == GENERATOR
                                    ? "emit in a generator, which gives its values with yield_;"
                                            + " write yield_, or make it a stream(() -> { ... })"
                                    : "emit in an async block, which gives one value, at its end;"
                                            + " return it, or make the block a stream(() -> { ... })";
            case YIELD ->
                    this == GENERATOR
                            ? null
                            : this == STREAM
                                    ? "yield_ in a stream, which gives its values with emit; write"
                                            + " emit, or make it a generator(() -> { ... })"
                                    : "yield_ in an async block, which gives one value, at its end;"
                                            + " return it, or make the block a stream(() -> { ... })"
                                            + " that emits";
        };
    }
}
