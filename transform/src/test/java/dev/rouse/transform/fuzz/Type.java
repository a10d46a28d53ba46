package dev.rouse.transform.fuzz;

import java.util.List;

/** The types of variables and expressions in generated programs. */
enum Type {
    BOOLEAN("boolean", "Boolean"),
    BYTE("byte", "Byte"),
    SHORT("short", "Short"),
    CHAR("char", "Character"),
    INT("int", "Integer"),
    LONG("long", "Long"),
    FLOAT("float", "Float"),
    DOUBLE("double", "Double"),
    BOXED_INT("Integer", "Integer"),
    BOXED_LONG("Long", "Long"),
    BOXED_BOOLEAN("Boolean", "Boolean"),
    STRING("String", "String"),
    OBJECT("Object", "Object"),
    COLOR("Trace.Color", "Trace.Color"),
    BOX("Trace.Box", "Trace.Box"),
    BYTES("byte[]", "byte[]"),
    INTS("int[]", "int[]"),
    LONGS("long[]", "long[]"),
    STRINGS("String[]", "String[]"),
    OBJECTS("Object[]", "Object[]");

    static final List<Type> ALL = List.of(values());
    static final List<Type> NUMBERS = List.of(BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE);
    static final List<Type> INTEGRALS = List.of(BYTE, SHORT, CHAR, INT, LONG);
    static final List<Type> ARRAYS = List.of(BYTES, INTS, LONGS, STRINGS, OBJECTS);

    /** So many elements has every array, so that an index under a mask is always good. */
    static final int LENGTH = 4;

    final String source;

    /** What this type is as a type argument. */
    final String boxed;

    Type(String source, String boxed) {
        this.source = source;
        this.boxed = boxed;
    }

    boolean isNumber() {
        return NUMBERS.contains(this);
    }

    boolean isIntegral() {
        return INTEGRALS.contains(this);
    }

    boolean isArray() {
        return ARRAYS.contains(this);
    }

    boolean isPrimitive() {
        return this == BOOLEAN || isNumber();
    }

    /** This type if its values read the same in every run, else another. */
    Type readable() {
        return isArray() || this == OBJECT ? STRING : this;
    }

    /** Of an array type. */
    Type element() {
        return switch (this) {
            case BYTES -> BYTE;
            case INTS -> INT;
            case LONGS -> LONG;
            case STRINGS -> STRING;
            case OBJECTS -> OBJECT;
            default -> throw new IllegalStateException(this + " has no elements");
        };
    }

    /** The array types with such elements. */
    List<Type> arrays() {
        return ARRAYS.stream().filter(array -> array.element() == this).toList();
    }

    /** The simplest value there is, in the source. */
    String zero() {
        return switch (this) {
            case BOOLEAN -> "false";
            case BYTE, SHORT, CHAR, FLOAT -> "(" + source + ") 0";
            case INT, BOXED_INT -> "0";
            case LONG, BOXED_LONG -> "0L";
            case DOUBLE -> "0.0";
            case BOXED_BOOLEAN -> "false";
            case STRING -> "\"\"";
            case OBJECT -> "null";
            case COLOR -> "Trace.Color.RED";
            case BOX -> "new Trace.Box(0, 0L, 0.0, null)";
            case BYTES, INTS, LONGS, STRINGS, OBJECTS ->
                    "new " + element().source + "[" + LENGTH + "]";
        };
    }

    /** Some constant. */
    String constant(Dice dice) {
        return switch (this) {
            case BOOLEAN, BOXED_BOOLEAN -> String.valueOf(dice.chance(50));
            case BYTE -> "(byte) " + dice.of(1, 7, 100, 127);
            case SHORT -> "(short) " + dice.of(2, 300, 32767);
            case CHAR -> dice.of("'a'", "'z'", "'0'");
            case INT, BOXED_INT -> dice.of("1", "2", "3", "17", "1000", "Integer.MAX_VALUE");
            case LONG, BOXED_LONG -> dice.of("1L", "5L", "10000000000L", "Long.MIN_VALUE");
            case FLOAT -> dice.of("1f", "0.5f", "3e10f");
            case DOUBLE -> dice.of("1.0", "0.25", "-1e100", "Double.NaN");
            case STRING -> dice.of("\"a\"", "\"b\"", "\"cd\"", "\"\"", "(String) null");
            case OBJECT -> dice.of("null", "\"o\"", "8", "9L", "'c'", "Trace.Color.BLUE");
            case COLOR -> "Trace.Color." + dice.of("RED", "GREEN", "BLUE", "BLACK");
            default -> zero();
        };
    }
}
