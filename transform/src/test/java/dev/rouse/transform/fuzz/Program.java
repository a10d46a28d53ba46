package dev.rouse.transform.fuzz;

/**
 * A generated program: a class with a method {@code make} that makes the future of a block.
 *
 * @param seed what it was generated from
 * @param tree the source, with {@code NAME} where its class is named
 */
record Program(long seed, Tree tree) {

    /** So many statements and expressions have a program, more or less. */
    private static final int SIZE = 120;

    private static final String NAME = "CLASS_NAME";

    /**
     * Generates a program.
     *
     * @param seed the same seed always gives the same program
     * @param patterns whether the compiler knows switches over patterns
     */
    static Program of(long seed, boolean patterns) {
        Dice dice = new Dice(seed, 0);
        return generate(seed, new Dice(dice.anyLong(), dice.between(SIZE / 6, SIZE)), patterns);
    }

    private static Program generate(long seed, Dice dice, boolean patterns) {
        Grammar grammar = new Grammar(dice, patterns);
        return new Program(seed, new Hosts(grammar).any(NAME));
    }

    /** The source of a class of this name in the package {@code fuzzed}. */
    String source(String className) {
        return tree.source().replace(NAME, className);
    }

    Program with(Tree other) {
        return new Program(seed, other);
    }

    @Override
    public String toString() {
        return "// seed " + seed + "\n" + source("Program");
    }
}
