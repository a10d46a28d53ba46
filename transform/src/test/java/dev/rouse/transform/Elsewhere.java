package dev.rouse.transform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Keeps class files in memory, under the names of files on disk. */
final class Elsewhere {

    private final Map<String, byte[]> contents = new TreeMap<>();
    private final Predicate<String> isKept;

    /**
     * Makes one that has kept nothing yet.
     *
     * @param isKept for the simple name of a class file, whether it is kept here
     */
    Elsewhere(Predicate<String> isKept) {
        this.isKept = isKept;
    }

    List<String> names() {
        return List.copyOf(contents.keySet());
    }

    byte[] bytes(String name) {
        return contents.get(name);
    }

    JavaFileManager around(JavaFileManager usual) {
        return new ForwardingJavaFileManager<>(usual) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String type, JavaFileObject.Kind kind, FileObject sibling)
                    throws IOException {
                JavaFileObject file = super.getJavaFileForOutput(location, type, kind, sibling);
                return isKept.test(type.substring(type.lastIndexOf('.') + 1))
                        ? new Kept(type.replace('.', '/') + ".class", file)
                        : file;
            }

            @Override
            public FileObject getFileForOutput(
                    Location location, String pkg, String name, FileObject sibling)
                    throws IOException {
                FileObject file = super.getFileForOutput(location, pkg, name, sibling);
                return isKept.test(name)
                        ? new Kept(pkg.replace('.', '/') + "/" + name, file)
                        : file;
            }
        };
    }

    private final class Kept extends SimpleJavaFileObject {
        private final String name;

        Kept(String name, FileObject named) {
            super(named.toUri(), Kind.CLASS);
            this.name = name;
        }

        @Override
        public InputStream openInputStream() throws IOException {
            byte[] content = contents.get(name);
            if (content == null) {
                throw new FileNotFoundException(name);
            }
            return new ByteArrayInputStream(content);
        }

        @Override
        public OutputStream openOutputStream() {
            return new ByteArrayOutputStream() {
                @Override
                public void close() {
                    contents.put(name, toByteArray());
                }
            };
        }
    }
}
