package dev.rouse.testkit.laws;

import dev.rouse.testkit.CountingWaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A script in a new world, and what follows it until the subject has ended: polls of what was
 * woken, and the events that are left. What steps do is said by the kinds of scenes; here is what
 * they have in common: events, wakers, drops, and the laws about them.
 *
 * @param <S> the steps
 * @param <U> the kind of subject
 */
abstract class Scene<S extends Enum<S>, U> implements Scripts.Runner<S> {

    /** A subject that needs more polls than that has no end. */
    static final int MAX_POLLS = 1000;

    final Rules<U> rules;
    final World world = new World();
    final U subject;
    final Bystanders others;

    private final List<String> log = new ArrayList<>();
    private final List<CountingWaker> wakers = new ArrayList<>();
    private int eventsHappened;

    /** How often the waker of the latest poll had been woken before that poll. */
    private int wakesBefore;

    private boolean newsSincePoll;
    private boolean spurious;
    private boolean withoutBudget;

    boolean ended;
    boolean dropped;

    Scene(Rules<U> rules) {
        this.rules = rules;
        this.subject = rules.make().apply(world);
        this.others = new Bystanders(world);
    }

    @Override
    public final boolean run(List<S> script, boolean lenient) {
        String touched = world.touched();
        if (touched != null) {
            throw new Breach(Law.LAZY, touched + " when the subject was made");
        }
        for (S step : script) {
            if (isPossible(step)) {
                take(step);
                checkChildren();
            } else if (!lenient) {
                return false;
            }
        }
        boolean open = !isGone();
        log.add("then, as an executor would go on:");
        settle();
        settleOthers();
        checkAfterwards();
        return open;
    }

    abstract boolean isPossible(S step);

    abstract void take(S step);

    /** Goes on until the subject has ended or was dropped. */
    abstract void settle();

    /** Calls the subject's drop. */
    abstract void callDrop();

    /** Demands that the subject notices a poll after its end. */
    abstract void checkPolledAgain(String words);

    /** Looks once more, when everything else has happened. */
    void checkAfterwards() {}

    // ---- what was done ----

    @Override
    public final List<String> log() {
        return log;
    }

    final void note(String line) {
        log.add(line);
    }

    final boolean isGone() {
        return ended || dropped;
    }

    // ---- events ----

    final boolean hasEvents() {
        return eventsHappened < world.events().size();
    }

    final int eventsHappened() {
        return eventsHappened;
    }

    final void event() {
        World.Event event = world.events().get(eventsHappened++);
        log.add("EVENT: " + event.name());
        newsSincePoll = true;
        event.action().run();
    }

    /** When nothing else will happen, time does. */
    private boolean timePasses() {
        if (!world.clock().advanceToNext()) {
            return false;
        }
        newsSincePoll = true;
        log.add("time passes, until " + Duration.ofNanos(world.clock().nowNanos()));
        return true;
    }

    /** Lets the next thing happen, now that the subject waits; false if there is none. */
    final boolean goOn() {
        if (others.pollWoken()) {
            return true;
        }
        if (hasEvents()) {
            event();
            return true;
        }
        return others.pollNew() || timePasses();
    }

    // ---- polls ----

    /** Tells whether a poll in this mode makes sense where the scene stands. */
    final boolean canPoll(PollMode mode) {
        return switch (mode) {
            case NEW_WAKER, WITHOUT_BUDGET -> !isGone();
            case SAME_WAKER -> !isGone() && !wakers.isEmpty();
            case DURING_EVENT -> !isGone() && rules.racing() && hasEvents();
        };
    }

    final LawContext beginPoll(PollMode mode) {
        if (mode != PollMode.SAME_WAKER) {
            wakers.add(new CountingWaker());
        }
        CountingWaker waker = wakers.get(wakers.size() - 1);
        wakesBefore = waker.count();
        newsSincePoll = false;
        withoutBudget |= mode == PollMode.WITHOUT_BUDGET;
        return new LawContext(
                world,
                waker,
                mode != PollMode.WITHOUT_BUDGET,
                mode == PollMode.DURING_EVENT ? this::event : () -> {});
    }

    /** Writes down a poll in front of what happened during it. */
    final void notePoll(int line, Enum<?> step, String answer) {
        log.add(line, step + " with waker " + wakers.size() + ": " + answer);
    }

    final boolean wasPolled() {
        return !wakers.isEmpty();
    }

    final boolean isWoken() {
        return wasPolled() && wakers.get(wakers.size() - 1).count() > wakesBefore;
    }

    /** Remembers that the subject is about to be polled although nothing has happened. */
    final void noteSpurious() {
        spurious |= !isWoken() && !newsSincePoll;
    }

    final Breach lostWake() {
        return new Breach(
                Law.NO_LOST_WAKE,
                "a poll moved on, but nobody had woken the waker of the poll before it"
                        + olderWoken());
    }

    private String olderWoken() {
        for (int i = 0; i < wakers.size() - 2; i++) {
            if (wakers.get(i).count() > 0) {
                return "; the older waker " + (i + 1) + " was woken";
            }
        }
        return "";
    }

    /** Scripts come the shortest first, so the unusual step in one is what makes it fail. */
    final Law usuallyOr(Law law) {
        return withoutBudget ? Law.BUDGET : spurious ? Law.SPURIOUS_POLLS : law;
    }

    // ---- the end ----

    final void drop() {
        log.add("DROP");
        int wakes = wakes();
        dropped = true;
        dropSubject("drop");
        dropSubject("the second drop");
        checkReleased();
        if (rules.checksEnd()) {
            checkPolledAgain("polled after drop");
        }
        while (hasEvents()) {
            event();
        }
        if (wakes() > wakes && !rules.lateWakes()) {
            throw new Breach(Law.QUIET_DROP, "a waker of the subject was woken after its drop");
        }
    }

    private int wakes() {
        return wakers.stream().mapToInt(CountingWaker::count).sum();
    }

    private void dropSubject(String which) {
        try {
            callDrop();
        } catch (Throwable thrown) {
            checkChildren();
            throw new Breach(Law.RELEASE, which + " threw " + thrown);
        }
        checkChildren();
    }

    /** What must be so once the subject has ended by itself. */
    final void checkEnded() {
        checkReleased();
        if (rules.checksEnd()) {
            checkPolledAgain("polled after completion");
        }
        dropSubject("drop after the end");
        checkReleased();
    }

    private void settleOthers() {
        while (hasEvents()) {
            event();
        }
        while (others.pollWoken() || others.pollNew() || timePasses()) {
            checkChildren();
        }
        String stuck = others.stuck();
        if (stuck != null) {
            throw new Breach(Law.OTHERS, stuck + " waits for ever");
        }
    }

    final void checkChildren() {
        String breach = world.breach();
        if (breach != null) {
            throw new Breach(Law.CHILDREN, breach);
        }
    }

    private void checkReleased() {
        String unreleased = world.unreleased();
        if (unreleased != null) {
            throw new Breach(Law.RELEASE, unreleased);
        }
    }

    /** A call that must throw because the subject has ended. */
    interface Use {
        Object call() throws Exception;
    }

    final void demandRefused(Law law, String what, String words, Use use) {
        Object answer;
        try {
            answer = use.call();
        } catch (IllegalStateException expected) {
            String message = String.valueOf(expected.getMessage());
            if (!message.contains(words)) {
                throw new Breach(
                        law,
                        "the message of " + what + " does not say \"" + words + "\": " + message);
            }
            return;
        } catch (Throwable thrown) {
            throw new Breach(law, what + " threw " + thrown);
        }
        throw new Breach(law, what + " answered " + answer);
    }
}
