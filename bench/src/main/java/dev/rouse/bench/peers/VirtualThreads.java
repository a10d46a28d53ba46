package dev.rouse.bench.peers;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Starts virtual threads, which JDK 21 and newer have, from code that is compiled for JDK 17. The
 * handle is a constant, so that compiled code calls what is behind it directly.
 */
final class VirtualThreads {

    private static final MethodType SIGNATURE = MethodType.methodType(Thread.class, Runnable.class);

    private static final MethodHandle START = find();

    private VirtualThreads() {}

    private static MethodHandle find() {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        try {
            if (Runtime.version().feature() >= 21) {
                return lookup.findStatic(Thread.class, "startVirtualThread", SIGNATURE);
            }
            return MethodHandles.lookup()
                    .findStatic(VirtualThreads.class, "unavailable", SIGNATURE);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static Thread unavailable(Runnable work) {
        throw new UnsupportedOperationException(
                "virtual threads need JDK 21 or newer, this is "
                        + Runtime.version().feature()
                        + "; leave the vt_ workloads out or name another JDK with --jdk");
    }

    static Thread start(Runnable work) {
        try {
            return (Thread) START.invokeExact(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("starting a thread throws nothing that is checked", e);
        }
    }
}
