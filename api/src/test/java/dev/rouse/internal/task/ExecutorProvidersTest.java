package dev.rouse.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Executor;
import dev.rouse.task.ExecutorProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Providers that the service loader finds, as it does in a program with an executor module. */
class ExecutorProvidersTest {

    /** What the providers below make; only its identity is asked for. */
    private static Executor stub() {
        return (Executor)
                Proxy.newProxyInstance(
                        Executor.class.getClassLoader(),
                        new Class<?>[] {Executor.class},
                        (proxy, method, args) -> {
                            throw new UnsupportedOperationException(method.toString());
                        });
    }

    private static final Executor FIRST_MADE = stub();
    private static final Executor SECOND_MADE = stub();

    /** Found by name. */
    public static final class First implements ExecutorProvider {
        @Override
        public String name() {
            return "first";
        }

        @Override
        public Executor create() {
            return FIRST_MADE;
        }
    }

    /** Found by name. */
    public static final class Second implements ExecutorProvider {
        @Override
        public String name() {
            return "second";
        }

        @Override
        public Executor create() {
            return SECOND_MADE;
        }
    }

    /** Sees a file of services beside the classes of its parent. */
    private static final class WithProviders extends ClassLoader {
        private final String file;

        WithProviders(Class<?>... providers) {
            super(ExecutorProvidersTest.class.getClassLoader());
            StringBuilder lines = new StringBuilder();
            for (Class<?> provider : providers) {
                lines.append(provider.getName()).append('\n');
            }
            file = lines.toString();
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            if (!name.equals("META-INF/services/" + ExecutorProvider.class.getName())) {
                return Collections.emptyEnumeration();
            }
            URLStreamHandler handler =
                    new URLStreamHandler() {
                        @Override
                        protected URLConnection openConnection(URL url) {
                            return new URLConnection(url) {
                                @Override
                                public void connect() {}

                                @Override
                                public InputStream getInputStream() {
                                    return new ByteArrayInputStream(
                                            file.getBytes(StandardCharsets.UTF_8));
                                }
                            };
                        }
                    };
            return Collections.enumeration(Set.of(new URL("memory", "", -1, "services", handler)));
        }
    }

    private static Executor with(ClassLoader loader, Supplier<Executor> action) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return action.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void theOnlyProviderOfTheContextClassLoaderMakesTheExecutor() {
        assertThat(with(new WithProviders(First.class), Executor::create)).isSameAs(FIRST_MADE);
    }

    @Test
    void nameAsksForOneOfSeveral() {
        ClassLoader both = new WithProviders(First.class, Second.class);
        assertThat(with(both, () -> Executor.create("first"))).isSameAs(FIRST_MADE);
        assertThat(with(both, () -> Executor.create("second"))).isSameAs(SECOND_MADE);
    }

    @Test
    void systemPropertyNamesTheOneThatIsMadeWithoutAName() {
        ClassLoader both = new WithProviders(First.class, Second.class);
        String before = System.getProperty(Executor.PROPERTY);
        System.setProperty(Executor.PROPERTY, "second");
        try {
            assertThat(with(both, Executor::create)).isSameAs(SECOND_MADE);
            assertThat(with(both, () -> Executor.create("first"))).isSameAs(FIRST_MADE);
        } finally {
            if (before == null) {
                System.clearProperty(Executor.PROPERTY);
            } else {
                System.setProperty(Executor.PROPERTY, before);
            }
        }
    }
}
