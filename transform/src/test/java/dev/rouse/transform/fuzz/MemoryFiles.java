package dev.rouse.transform.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Sources and class files in memory; remembers what each class was before it was rewritten. */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, byte[]> first = new LinkedHashMap<>();
    private final Map<String, byte[]> last = new LinkedHashMap<>();

    MemoryFiles(JavaFileManager others) {
        super(others);
    }

    /** As javac wrote them; and the frames, which are written once. */
    Map<String, byte[]> firstWritten() {
        return first;
    }

    /** As they are in the end. */
    Map<String, byte[]> lastWritten() {
        return last;
    }

    JavaFileObject source(String className, String text) {
        return new SimpleJavaFileObject(
                URI.create("string:///" + className.replace('.', '/') + ".java"),
                JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return new ClassFile(className);
    }

    @Override
    public FileObject getFileForOutput(
            Location location, String packageName, String relativeName, FileObject sibling) {
        return new ClassFile(packageName + "." + relativeName.replace(".class", ""));
    }

    @Override
    public FileObject getFileForInput(Location location, String packageName, String relativeName) {
        return getFileForOutput(location, packageName, relativeName, null);
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
        return one.toUri().equals(other.toUri());
    }

    private final class ClassFile extends SimpleJavaFileObject {
        private final String className;

        ClassFile(String className) {
            super(
                    URI.create("memory:///" + className.replace('.', '/') + ".class"),
                    JavaFileObject.Kind.CLASS);
            this.className = className;
        }

        @Override
        public InputStream openInputStream() throws FileNotFoundException {
            byte[] bytes = last.get(className);
            if (bytes == null) {
                throw new FileNotFoundException(className);
            }
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public OutputStream openOutputStream() {
            return new ByteArrayOutputStream() {
                @Override
                public void close() {
                    first.putIfAbsent(className, toByteArray());
                    last.put(className, toByteArray());
                }
            };
        }
    }
}
