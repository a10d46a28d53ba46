package dev.rouse.transform.fuzz;

import dev.rouse.Future;
import dev.rouse.Generator;
import dev.rouse.Poll;
import dev.rouse.Stream;
import java.util.ArrayList;
import java.util.List;

/**
 * What generated programs use: everything that they do can be read here afterwards. Public, since
 * programs are in a package and a class loader of their own.
 */
public final class Trace {

    /** What goes on for longer than this is cut off, in both twins at the same place. */
    private static final int LONGEST = 600;

    final Plan plan;
    final List<String> events = new ArrayList<>();

    /** What must not be done to futures and resources, and was. */
    final List<String> violations = new ArrayList<>();

    final List<Leaf<?>> leaves = new ArrayList<>();
    final List<Resource> resources = new ArrayList<>();

    Trace(Plan plan) {
        this.plan = plan;
    }

    void add(String event) {
        if (events.size() >= LONGEST) {
            throw new TooLong();
        }
        events.add(event);
    }

    /** Where a program has come to; declared to throw, so that every handler may stand around. */
    public void at(int site) throws Exception {
        add("at " + site);
    }

    public <V> V see(int site, V value) {
        add(site + ": " + Shown.of(value));
        return value;
    }

    public boolean see(int site, boolean value) {
        return see(site, (Boolean) value);
    }

    public byte see(int site, byte value) {
        return see(site, (Byte) value);
    }

    public short see(int site, short value) {
        return see(site, (Short) value);
    }

    public char see(int site, char value) {
        return see(site, (Character) value);
    }

    public int see(int site, int value) {
        return see(site, (Integer) value);
    }

    public long see(int site, long value) {
        return see(site, (Long) value);
    }

    public float see(int site, float value) {
        return see(site, (Float) value);
    }

    public double see(int site, double value) {
        return see(site, (Double) value);
    }

    /** A future of a value, or a failure, as the plan says. */
    public <V> Future<V> step(int site, V value) {
        add("step " + site + ": " + Shown.of(value));
        Leaf<V> leaf = new Leaf<>(this, leaves.size(), site, value);
        leaves.add(leaf);
        return leaf;
    }

    /** A block of the program, noted since an await may be denied before it polls. */
    public <V> Future<V> block(int site, Future<V> block) {
        add("block " + site);
        return block;
    }

    /** A block that is dropped at its n-th pending answer. */
    public <V> Future<V> within(int site, int pendings, V otherwise, Future<V> block) {
        add("within " + site);
        return new Limited<>(this, site, pendings, otherwise, block);
    }

    /** The number of items of a stream that is dropped after so many of them. */
    public Future<Integer> drain(int site, int most, boolean slow, Stream<?> stream) {
        add("drain " + site);
        return new Draining(this, site, most, slow, stream);
    }

    /** What a generator ends with, if it is not closed before, after so many of its values. */
    public <R> R all(int site, int most, R otherwise, Generator<?, R> generator) throws Exception {
        add("all " + site);
        Poll<R> end = new Resuming(this, site, most).run(generator);
        add((end instanceof Poll.Ready ? "complete " : "enough ") + site);
        return end instanceof Poll.Ready<R> ready ? ready.value() : otherwise;
    }

    /** The same as a future that may be pending after each value, and be dropped there. */
    public <R> Future<R> paced(
            int site, int most, boolean slow, R otherwise, Generator<?, R> generator) {
        add("paced " + site);
        return new Pacing<>(this, site, most, slow, otherwise, generator);
    }

    public Resource open(int site, Object value) {
        return new Resource(this, site, value);
    }

    public int mix(byte b, long l, char c, double d, Object o) {
        add("mix " + b + " " + l + " " + c + " " + d + " " + Shown.of(o));
        return (int) (b + l + c);
    }

    public long mix(Object... all) {
        add("mix " + Shown.of(all));
        return all.length;
    }

    public void among(String s, int i, Object o, long l) {
        add("among " + s + " " + i + " " + Shown.of(o) + " " + l);
    }

    public <V> V call(Body<V> body) throws Exception {
        add("call");
        return body.call();
    }

    public Object lock() {
        return this;
    }

    public Boom boom(int site) {
        add("boom " + site);
        return new Boom("boom " + site);
    }

    public Bang bang(int site) {
        add("bang " + site);
        return new Bang("bang " + site);
    }

    public Crash crash(int site) {
        add("crash " + site);
        return new Crash("crash " + site);
    }

    /** A lambda that may throw. */
    public interface Body<V> {
        V call() throws Exception;
    }

    /** Something to switch over. */
    public enum Color {
        RED,
        GREEN,
        BLUE,
        BLACK
    }

    /** Something to match with patterns. */
    public record Pair(Object left, Object right) {
        @Override
        public String toString() {
            return "Pair(" + Shown.of(left) + " " + Shown.of(right) + ")";
        }
    }

    /** Something with fields of all sizes, and constructors with arguments. */
    public static class Box {
        public int i;
        public long l;
        public double d;
        public Object o;

        public Box(int i, long l, double d, Object o) {
            this.i = i;
            this.l = l;
            this.d = d;
            this.o = o;
        }

        public int get() {
            return i;
        }

        @Override
        public String toString() {
            return "Box(" + i + " " + l + " " + d + " " + Shown.of(o) + ")";
        }
    }

    /** A resource, which is closed once if it is managed at all. */
    public static final class Resource implements AutoCloseable {
        final Trace trace;
        final int number;
        final int site;
        boolean closed;

        public Resource(Trace trace, int site, Object value) {
            this.trace = trace;
            this.site = site;
            this.number = trace.resources.size();
            trace.add("open " + site + ": " + Shown.of(value));
            trace.resources.add(this);
        }

        @Override
        public void close() throws Boom {
            if (closed) {
                trace.violations.add(this + " is closed again");
            }
            closed = true;
            trace.add("close " + site);
            if (trace.plan.closeFails(number)) {
                throw new Boom("close " + site);
            }
        }

        @Override
        public String toString() {
            return "resource " + site;
        }
    }

    /** A checked exception. */
    public static final class Boom extends Exception {
        private static final long serialVersionUID = 1L;

        public Boom(String message) {
            super(message);
        }
    }

    /** An unchecked exception. */
    public static final class Bang extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Bang(String message) {
            super(message);
        }
    }

    /** An error. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        public Crash(String message) {
            super(message);
        }
    }

    /** Ends programs that go on for too long. */
    public static final class TooLong extends Error {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("too long");
        }
    }
}
