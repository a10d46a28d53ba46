package dev.rouse.testkit.laws;

/** A law and what happened against it; ends a run. */
final class Breach extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Law law;

    Breach(Law law, String what) {
        super(what, null, false, false); // one for each failing script, and nobody looks at it
        this.law = law;
    }

    Law law() {
        return law;
    }
}
