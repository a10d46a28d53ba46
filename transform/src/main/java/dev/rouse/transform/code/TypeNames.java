package dev.rouse.transform.code;

import org.objectweb.asm.Type;

/** Writes types as a person does: {@code Map.Entry<String, int[]>}. */
final class TypeNames {

    private final String signature;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private TypeNames(String signature) {
        this.signature = signature;
    }

    /**
     * Names a type.
     *
     * @param signature a descriptor, or the signature of a field
     */
    static String of(String signature) {
        TypeNames names = new TypeNames(signature);
        names.type();
        return names.out.toString();
    }

    private void type() {
        char first = signature.charAt(at++);
        switch (first) {
            case '[' -> {
                type();
                out.append("[]");
            }
            case 'T' -> {
                int end = signature.indexOf(';', at);
                out.append(signature, at, end);
                at = end + 1;
            }
            case 'L' -> classType();
            default -> out.append(Type.getType(String.valueOf(first)).getClassName());
        }
    }

    private void classType() {
        int name = at;
        for (; ; at++) {
            switch (signature.charAt(at)) {
                case '/' -> name = at + 1;
                case '<' -> {
                    className(name);
                    arguments();
                    name = at + 1;
                }
                case '.' -> { // a member class of a class with type arguments
                    className(name);
                    out.append('.');
                    name = at + 1;
                }
                case ';' -> {
                    className(name);
                    at++;
                    return;
                }
                default -> {}
            }
        }
    }

    private void className(int from) {
        if (from < at) {
            out.append(signature.substring(from, at).replace('$', '.'));
        }
    }

    /** From the opening bracket to the closing one. */
    private void arguments() {
        out.append('<');
        at++;
        for (boolean first = true; signature.charAt(at) != '>'; first = false) {
            out.append(first ? "" : ", ");
            switch (signature.charAt(at)) {
                case '*' -> {
                    out.append('?');
                    at++;
                }
                case '+' -> bound("? extends ");
                case '-' -> bound("? super ");
                default -> type();
            }
        }
        out.append('>');
    }

    private void bound(String words) {
        out.append(words);
        at++;
        type();
    }
}
