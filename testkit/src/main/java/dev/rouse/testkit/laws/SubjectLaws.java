package dev.rouse.testkit.laws;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What the laws of a future and those of a stream have in common: the scripts, and what is asked of
 * the subject whatever it gives.
 *
 * @param <L> the laws with another setting
 */
abstract class SubjectLaws<L> {

    final Rules<Subject> rules;

    SubjectLaws(Rules<Subject> rules) {
        this.rules = rules;
    }

    /** The same laws, with other rules. */
    abstract L with(Rules<Subject> changed);

    /**
     * Demands that the subject fails.
     *
     * @param failure of which type the exception must be
     * @return these laws with that one
     * @throws NullPointerException if {@code failure} is null
     */
    public final L failing(Class<? extends Throwable> failure) {
        return with(rules.failing(requireNonNull(failure, "failure")));
    }

    /**
     * Demands that polls after the end and after a drop throw {@link IllegalStateException} with
     * "polled after completion" and "polled after drop", as all of this library do. Others need
     * not: polling after the end is a mistake of the caller.
     *
     * @return these laws with that one
     */
    public final L checkingEnd() {
        return with(rules.checkingEnd());
    }

    /**
     * Leaves out {@link Step#POLL_DURING_EVENT}: for subjects whose events come from the thread
     * that polls, or that ask for the waker while they hold a lock which the event needs.
     *
     * @return these laws without that step
     */
    public final L withoutRaces() {
        return with(rules.withoutRaces());
    }

    /**
     * Lets the subject wake after its drop. That is harmless to whoever is woken, but means that
     * somebody keeps the waker, and so the task, for longer than needed: for example a stream when
     * its {@link dev.rouse.Stream#next} is dropped.
     *
     * @return these laws without {@link Law#QUIET_DROP}
     */
    public final L withLateWakes() {
        return with(rules.withLateWakes());
    }

    /**
     * Sets how long scripts may be; each step more takes about four times as long.
     *
     * @param most by default five
     * @return these laws with other scripts
     */
    public final L steps(int most) {
        return with(rules.steps(most));
    }

    /**
     * Tries every script that is short enough.
     *
     * @throws LawBroken if a law is broken
     */
    public final void check() {
        Scripts.checkAll(rules, Step.values(), () -> new Run(rules));
    }

    /**
     * Runs one script. Steps that are not possible where they stand are left out.
     *
     * @param script the steps, as a report gives them
     * @throws LawBroken if a law is broken
     */
    public final void replay(Step... script) {
        Scripts.replay(rules.name(), List.of(script), new Run(rules));
    }

    /** Names the subject. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + rules.name() + "]";
    }
}
