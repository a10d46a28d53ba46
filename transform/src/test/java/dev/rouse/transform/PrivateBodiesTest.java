package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.TestContext;
import java.io.ObjectStreamClass;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bodies of outermost classes are as private as javac has made them, for tools that look at all
 * other methods: mocks, proxies, serialization.
 */
class PrivateBodiesTest {

    private static final String SOURCE =
            """
            import static dev.rouse.Async.*;
            import dev.rouse.*;
            public class Outer implements java.io.Serializable {
                final int seven = 7;
                public Future<Integer> own() { return async(() -> seven + await(Futures.ready(1))); }
                public Future<Integer> shared() { return async(() -> 7 + await(Futures.ready(1))); }
                public static class Inner {
                    final int seven = 7;
                    public Future<Integer> own() { return async(() -> seven + await(Futures.ready(1))); }
                    public Future<Integer> shared() { return async(() -> 7 + await(Futures.ready(1))); }
                }
            }
            interface Face {
                int seven();
                default Future<Integer> own() { return async(() -> seven() + await(Futures.ready(1))); }
                static Future<Integer> shared() { return async(() -> 7 + await(Futures.ready(1))); }
            }
            class Faced implements Face { public int seven() { return 7; } }
            """;

    @TempDir Path directory;

    private ClassLoader compile(String name, String source) throws Exception {
        Javac javac = new Javac(Files.createDirectory(directory.resolve(name)));
        assertThat(javac.compile("Outer.java", source)).isTrue();
        return javac.classes();
    }

    private static List<Method> bodiesOf(Class<?> type) {
        List<Method> bodies =
                Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.getReturnType() == Poll.class)
                        .toList();
        assertThat(bodies).hasSize(2);
        return bodies;
    }

    private static void assertGivesEight(Object future) throws Exception {
        assertThat(((Future<?>) future).poll(new TestContext())).isEqualTo(Poll.ready(8));
    }

    @Test
    void bodiesOfOutermostClassesStayPrivate() throws Exception {
        ClassLoader classes = compile("o", SOURCE);
        for (String name : new String[] {"Outer", "Face"}) {
            for (Method body : bodiesOf(classes.loadClass(name))) {
                assertThat(Modifier.isPrivate(body.getModifiers())).as("%s", body).isTrue();
                assertThat(body.getParameterTypes()[0].getNestHost())
                        .isSameAs(body.getDeclaringClass());
            }
        }
    }

    @Test
    void blocksRunWhereverTheyStand() throws Exception {
        ClassLoader classes = compile("o", SOURCE);
        for (String name : new String[] {"Outer", "Outer$Inner", "Faced"}) {
            var constructor = classes.loadClass(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            Object made = constructor.newInstance();
            Method own = made.getClass().getMethod("own");
            own.setAccessible(true);
            assertGivesEight(own.invoke(made));
        }
        Method shared = classes.loadClass("Face").getMethod("shared");
        shared.setAccessible(true);
        assertGivesEight(shared.invoke(null));
    }

    /** Frames that it does not name could not call anything private. */
    @Test
    void classesInsideTheNestAreStillOfIt() throws Exception {
        ClassLoader classes = compile("o", SOURCE);
        assertThat(classes.loadClass("Outer").getNestMembers())
                .extracting(Class::getName)
                .hasSize(4)
                .contains("Outer", "Outer$Inner")
                .filteredOn(name -> name.startsWith("Outer$$Async$"))
                .hasSize(2);
    }

    /** It is computed from all methods that are not private, by their names. */
    @Test
    void serialVersionDoesNotDependOnHowManyLambdasThereAre() throws Exception {
        String more =
                SOURCE.replace(
                        "seven + await",
                        "seven + java.util.stream.IntStream.of(0).map(i -> i).sum() + await");
        assertThat(more).isNotEqualTo(SOURCE);
        assertThat(versionIn(compile("more", more))).isEqualTo(versionIn(compile("o", SOURCE)));
    }

    private static long versionIn(ClassLoader classes) throws Exception {
        return ObjectStreamClass.lookup(classes.loadClass("Outer")).getSerialVersionUID();
    }
}
