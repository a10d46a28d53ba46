package dev.rouse.transform.code;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;

/** How long the code of each method of a class file is: read from the file, so exactly. */
final class CodeSizes {

    private final ClassReader in;
    private final char[] buffer;
    private final Map<String, Integer> sizes = new HashMap<>();
    private int at;

    private CodeSizes(byte[] classFile) {
        in = new ClassReader(classFile);
        buffer = new char[in.getMaxStringLength()];
    }

    /** Gives bytes of code, by name and descriptor; methods without code are not there. */
    static Map<String, Integer> of(byte[] classFile) {
        CodeSizes sizes = new CodeSizes(classFile);
        sizes.read();
        return sizes.sizes;
    }

    private void read() {
        at = in.header + 6; // access flags, this class, super class
        at += 2 + 2 * in.readUnsignedShort(at);
        members(false);
        members(true);
    }

    private void members(boolean methods) {
        for (int left = u2(); left > 0; left--) {
            String member = in.readUTF8(at + 2, buffer) + in.readUTF8(at + 4, buffer);
            at += 6;
            for (int attributes = u2(); attributes > 0; attributes--) {
                if (methods && "Code".equals(in.readUTF8(at, buffer))) {
                    sizes.put(member, in.readInt(at + 10)); // after max_stack and max_locals
                }
                at += 6 + in.readInt(at + 2);
            }
        }
    }

    private int u2() {
        at += 2;
        return in.readUnsignedShort(at - 2);
    }
}
