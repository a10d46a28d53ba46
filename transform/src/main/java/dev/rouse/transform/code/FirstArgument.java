package dev.rouse.transform.code;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** The class that the first type argument of a type is, or that it has to extend. */
final class FirstArgument extends SignatureVisitor {

    private @Nullable String name;
    private int arguments;

    private FirstArgument() {
        super(Opcodes.ASM9);
    }

    /**
     * Reads the signature of a field, or of what a method returns.
     *
     * @param type the internal name of the generic class that it has to be of
     * @return the internal name of a class; null if the argument is an array or a type variable, or
     *     may be anything
     */
    static @Nullable String of(String type, String signature) {
        if (!signature.startsWith("L" + type + "<")) {
            return null;
        }
        FirstArgument argument = new FirstArgument();
        new SignatureReader(signature).acceptType(argument);
        return argument.name;
    }

    @Override
    public SignatureVisitor visitTypeArgument(char wildcard) {
        boolean wanted = arguments++ == 0 && wildcard != SUPER;
        return wanted ? new Named() : new Ignored();
    }

    @Override
    public void visitTypeArgument() {
        arguments++; // a question mark alone
    }

    /** Only what is visited on this level belongs to the argument. */
    private final class Named extends SignatureVisitor {
        Named() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitClassType(String className) {
            name = className;
        }

        @Override
        public void visitInnerClassType(String simpleName) {
            name += "$" + simpleName;
        }

        @Override
        public SignatureVisitor visitArrayType() {
            return new Ignored();
        }

        @Override
        public SignatureVisitor visitTypeArgument(char wildcard) {
            return new Ignored();
        }
    }

    private static final class Ignored extends SignatureVisitor {
        Ignored() {
            super(Opcodes.ASM9);
        }
    }
}
