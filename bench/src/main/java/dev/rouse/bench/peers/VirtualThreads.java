package dev.rouse.bench.peers;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Starts virtual threads, which JDK 21 and newer have, from code that is compiled for JDK 17. The
 * handle is a constant, so that compiled code calls what is behind it directly.
 */
final class VirtualThreads {

    /** Null on a JDK that has none. */
    private static final @Nullable MethodHandle START = find();

    private VirtualThreads() {}

    private static @Nullable MethodHandle find() {
        if (Runtime.version().feature() < 21) {
            return null;
        }
        try {
            return MethodHandles.publicLookup()
                    .findStatic(
                            Thread.class,
                            "startVirtualThread",
                            MethodType.methodType(Thread.class, Runnable.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static Thread start(Runnable work) {
        if (START == null) {
            throw new UnsupportedOperationException(
                    "virtual threads need JDK 21 or newer, this is "
                            + Runtime.version().feature()
                            + "; leave the vt_ workloads out or name another JDK with --jdk");
        }
        try {
            return (Thread) START.invokeExact(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("starting a thread throws nothing that is checked", e);
        }
    }
}
