package dev.rouse.testkit.everything;

import dev.rouse.Future;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what the library offers, in its classes or its jar. */
final class PublicApi {

    private final List<Class<?>> given;

    private PublicApi(List<Class<?>> given) {
        this.given = given;
    }

    /** Names the public methods and constructors that give one of these types. */
    static Set<String> giving(Class<?>... types) {
        return new PublicApi(List.of(types)).names();
    }

    private Set<String> names() {
        try {
            Path home =
                    Path.of(
                            Future.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            if (Files.isDirectory(home)) {
                return in(home);
            }
            try (FileSystem jar =
                    FileSystems.newFileSystem(
                            URI.create("jar:" + home.toUri()), java.util.Map.of())) {
                return in(jar.getPath("/"));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Set<String> in(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.toList();
        }
        Set<String> exported;
        try (InputStream descriptor = Files.newInputStream(root.resolve("module-info.class"))) {
            exported =
                    ModuleDescriptor.read(descriptor).exports().stream()
                            .map(ModuleDescriptor.Exports::source)
                            .collect(Collectors.toSet());
        }
        Set<String> found = new TreeSet<>();
        for (Path file : files) {
            String name = root.relativize(file).toString().replace('/', '.').replace('\\', '.');
            if (name.endsWith(".class") && exported.contains(packageOf(name))) {
                addAll(found, name.substring(0, name.length() - ".class".length()));
            }
        }
        return found;
    }

    private static String packageOf(String file) {
        String name = file.substring(0, file.length() - ".class".length());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    private void addAll(Set<String> found, String name) {
        if (name.endsWith("-info")) {
            return;
        }
        Class<?> type;
        try {
            type = Class.forName(name, false, Future.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
        if (!isPublic(type)) {
            return;
        }
        for (Method method : type.getDeclaredMethods()) {
            if (isPublic(method) && !method.isSynthetic() && isOne(method.getReturnType())) {
                found.add(nameOf(type, method.getName(), method));
            }
        }
        if (isOne(type) && !Modifier.isAbstract(type.getModifiers())) {
            for (Constructor<?> constructor : type.getConstructors()) {
                found.add(nameOf(type, "new", constructor));
            }
        }
    }

    private boolean isOne(Class<?> type) {
        return given.stream().anyMatch(one -> one.isAssignableFrom(type));
    }

    private static boolean isPublic(Executable method) {
        return Modifier.isPublic(method.getModifiers());
    }

    private static boolean isPublic(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
    }

    private static String nameOf(Class<?> type, String name, Executable method) {
        Class<?> outer = type.getEnclosingClass();
        return (outer == null ? "" : outer.getSimpleName() + ".")
                + type.getSimpleName()
                + "."
                + name
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(",", "(", ")"));
    }
}
