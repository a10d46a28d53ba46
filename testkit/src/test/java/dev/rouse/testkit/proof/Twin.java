package dev.rouse.testkit.proof;

import dev.rouse.Future;
import dev.rouse.Futures;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Makes structures wrong in one place, to see that it is noticed. */
final class Twin {

    private Twin() {}

    /** What a method does instead. */
    @FunctionalInterface
    interface Fault<T> {
        @Nullable Object call(T real, @Nullable Object[] arguments) throws Exception;
    }

    /** Gives a twin of {@code real} whose methods of one name are wrong. */
    static <T> T of(Class<T> type, T real, String method, Fault<T> fault) {
        Object twin =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, called, arguments) -> {
                            if (called.getName().equals(method)) {
                                return fault.call(
                                        real, arguments == null ? new Object[0] : arguments);
                            }
                            try {
                                return called.invoke(real, arguments);
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        });
        return type.cast(twin);
    }

    /** A future whose drop is forgotten, so it stays in its line and keeps what it is given. */
    static <T extends @Nullable Object> Future<T> undroppable(Future<T> future) {
        return Futures.pollFn(future::poll);
    }
}
