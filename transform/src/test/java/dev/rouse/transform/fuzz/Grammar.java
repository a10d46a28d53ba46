package dev.rouse.transform.fuzz;

/** The parts of the grammar, which use each other, and what they share while a program grows. */
final class Grammar {

    final Dice dice;
    final boolean patterns;
    final Expressions expressions;
    final Operators operators;
    final Assignments assignments;
    final Objects objects;
    final Blocks blocks;
    final Switches switches;
    final Statements statements;
    final Loops loops;
    final Tries tries;
    final Jumps jumps;

    private int names;
    private int sites;

    /**
     * A grammar that takes its choices from {@code dice}.
     *
     * @param patterns whether the compiler knows switches over patterns
     */
    Grammar(Dice dice, boolean patterns) {
        this.dice = dice;
        this.patterns = patterns;
        this.expressions = new Expressions(this);
        this.operators = new Operators(this);
        this.assignments = new Assignments(this);
        this.objects = new Objects(this);
        this.blocks = new Blocks(this);
        this.switches = new Switches(this);
        this.statements = new Statements(this);
        this.loops = new Loops(this);
        this.tries = new Tries(this);
        this.jumps = new Jumps(this);
    }

    /** A name that is used nowhere else, so nothing is ever hidden. */
    String name(String prefix) {
        return prefix + names++;
    }

    /** A number that is in the trace and in the source once. */
    int site() {
        return sites++;
    }
}
