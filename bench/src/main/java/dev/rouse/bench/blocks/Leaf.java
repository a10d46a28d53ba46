package dev.rouse.bench.blocks;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.openjdk.jmh.annotations.CompilerControl;

/** A future that is ready after so many polls, and then the same again; it allocates nothing. */
public abstract class Leaf implements Future<Integer> {

    private final int pendings;
    private final Poll<Integer> one = Poll.ready(1);
    private int left;

    private Leaf(int pendings) {
        this.pendings = pendings;
        this.left = pendings;
    }

    @Override
    public abstract Poll<Integer> poll(Context cx);

    final Poll<Integer> next() {
        if (left > 0) {
            left--;
            return Poll.pending();
        }
        left = pendings;
        return one;
    }

    /** What the JIT knows of the future that is awaited; the constants are a parameter's values. */
    public enum Kind {

        /** Its poll is called, as that of most futures is in a program with many of them. */
        opaque {
            @Override
            Leaf leaf(int pendings) {
                return new Opaque(pendings);
            }
        },

        /** Everything: its poll becomes part of its caller, and may turn into a constant there. */
        folded {
            @Override
            Leaf leaf(int pendings) {
                return new Folded(pendings);
            }
        };

        abstract Leaf leaf(int pendings);
    }

    private static final class Opaque extends Leaf {

        Opaque(int pendings) {
            super(pendings);
        }

        @Override
        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        public Poll<Integer> poll(Context cx) {
            return next();
        }
    }

    private static final class Folded extends Leaf {

        Folded(int pendings) {
            super(pendings);
        }

        @Override
        public Poll<Integer> poll(Context cx) {
            return next();
        }
    }
}
