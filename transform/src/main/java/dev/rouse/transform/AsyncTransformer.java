package dev.rouse.transform;

import dev.rouse.transform.code.ClassTransformer;
import java.util.Map;

/** Compiles the async blocks, streams and generators of class files, bytes to bytes. */
public final class AsyncTransformer {

    private AsyncTransformer() {}

    /**
     * Compiles the blocks of one class.
     *
     * <p>The same bytes give the same result, always. A class that has been transformed before has
     * no await left and is answered with an empty map.
     *
     * @param classFile a class file of any version from 17 on
     * @return the class and the frames of its blocks, by internal name (with slashes); empty if
     *     there is nothing to do
     * @throws AsyncCompileException if a block cannot be compiled; the message says why
     * @throws NullPointerException if {@code classFile} is null
     */
    public static Map<String, byte[]> transform(byte[] classFile) {
        return ClassTransformer.transform(classFile);
    }
}
