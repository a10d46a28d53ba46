package dev.rouse.testkit.laws;

import java.util.List;

/** A subject broke a law; the message shows a shortest script that does it, as code. */
public final class LawBroken extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final Law law;
    private final transient List<Enum<?>> script;

    LawBroken(Law law, List<? extends Enum<?>> script, String message) {
        super(message);
        this.law = law;
        this.script = List.copyOf(script);
    }

    /**
     * Tells which law it is.
     *
     * @return the law
     */
    public Law law() {
        return law;
    }

    /**
     * Gives the script that breaks it, for {@code replay}.
     *
     * @return the steps, of the enum that the laws in question use
     */
    public List<Enum<?>> script() {
        return script;
    }
}
