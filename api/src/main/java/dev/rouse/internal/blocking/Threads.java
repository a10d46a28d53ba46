package dev.rouse.internal.blocking;

import java.lang.Thread.UncaughtExceptionHandler;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Where threads come from, and what becomes of failures that end on them. */
public final class Threads {

    private Threads() {}

    /**
     * Makes platform threads that are no daemons.
     *
     * @param name what they are called, with a number behind
     * @return the factory
     */
    public static ThreadFactory platform(String name) {
        return platform(name, false);
    }

    /**
     * Makes platform threads that do not keep the JVM alive.
     *
     * @param name what they are called, with a number behind
     * @return the factory
     */
    public static ThreadFactory daemon(String name) {
        return platform(name, true);
    }

    @SuppressWarnings("ThreadPriorityCheck") // that of the thread which needs it is not asked for
    private static ThreadFactory platform(String name, boolean daemon) {
        AtomicLong last = new AtomicLong();
        return runnable -> {
            // It outlives the task that happens to need it, so it takes nothing from its thread.
            Thread thread =
                    new Thread(null, runnable, name + '-' + last.incrementAndGet(), 0, false);
            thread.setDaemon(daemon);
            thread.setPriority(Thread.NORM_PRIORITY);
            return thread;
        };
    }

    /**
     * Makes virtual threads where the JDK has them, and platform threads where it has not.
     *
     * @param name what they are called, with a number behind
     * @return the factory
     */
    public static ThreadFactory virtual(String name) {
        ThreadFactory factory = VirtualThreads.factory(name + '-');
        return factory != null ? factory : platform(name);
    }

    /** The door to {@code Thread.ofVirtual()}, which is open from JDK 21 on. */
    private static final class VirtualThreads {

        private static final int FIRST_JDK = 21;

        /** From a prefix and a first number to a factory; null if the JDK has none. */
        private static final @Nullable MethodHandle FACTORY = find();

        private static @Nullable MethodHandle find() {
            if (Runtime.version().feature() < FIRST_JDK) {
                return null; // 19 and 20 have it, but it throws unless previews are enabled
            }
            try {
                MethodHandles.Lookup lookup = MethodHandles.publicLookup();
                Class<?> builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
                MethodHandle make =
                        lookup.findStatic(
                                Thread.class, "ofVirtual", MethodType.methodType(builder));
                MethodHandle named =
                        lookup.findVirtual(
                                builder,
                                "name",
                                MethodType.methodType(builder, String.class, long.class));
                MethodHandle factory =
                        lookup.findVirtual(
                                builder, "factory", MethodType.methodType(ThreadFactory.class));
                return MethodHandles.filterReturnValue(
                        MethodHandles.foldArguments(named, make), factory);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        static @Nullable ThreadFactory factory(String prefix) {
            if (FACTORY == null) {
                return null;
            }
            try {
                return (ThreadFactory) FACTORY.invokeExact(prefix, 1L);
            } catch (Throwable e) {
                throw new IllegalStateException("this JDK gives no virtual threads", e);
            }
        }
    }

    /** Tells {@code handler}; a failure of its own joins the first one on the standard way. */
    static void report(UncaughtExceptionHandler handler, Thread thread, Throwable failure) {
        try {
            handler.uncaughtException(thread, failure);
        } catch (Throwable fromHandler) {
            if (fromHandler != failure) {
                failure.addSuppressed(fromHandler);
            }
            reportToStandard(thread, failure);
        }
    }

    /** The last resort: what it throws has nowhere to go, and must not end a worker. */
    private static void reportToStandard(Thread thread, Throwable failure) {
        try {
            reportToThread(thread, failure);
        } catch (Throwable fromStandard) {
            print(thread, failure, fromStandard);
        }
    }

    private static void print(Thread thread, Throwable failure, Throwable fromStandard) {
        try {
            System.err.println(failure + " on " + thread + ", and two handlers: " + fromStandard);
        } catch (Throwable unprintable) {
            // There is nobody left to tell.
        }
    }

    /**
     * Does with a failure what the thread would do with it.
     *
     * @param thread where it ended
     * @param failure what nobody takes
     */
    public static void reportToThread(Thread thread, Throwable failure) {
        UncaughtExceptionHandler own = thread.getUncaughtExceptionHandler();
        if (own == null) { // the thread has ended by now
            own = Thread.currentThread().getUncaughtExceptionHandler();
        }
        own.uncaughtException(thread, failure);
    }
}
