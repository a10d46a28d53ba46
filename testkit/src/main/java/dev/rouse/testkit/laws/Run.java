package dev.rouse.testkit.laws;

import dev.rouse.testkit.CountingWaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One script, run in a new world, and what follows it until the subject has ended: polls of what
 * was woken, and the events that are left. Laws are checked at each step.
 */
final class Run {

    /** A subject that needs more polls than that has no end. */
    private static final int MAX_POLLS = 1000;

    private final Rules rules;
    private final World world = new World();
    private final Subject subject;
    private final Bystanders others;
    private final List<String> log = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();
    private final List<CountingWaker> wakers = new ArrayList<>();

    private int eventsHappened;
    private boolean ended;
    private boolean dropped;

    /** Whether the latest poll answered pending, and how often its waker had been woken before. */
    private boolean pending;

    private int wakesBefore;
    private boolean newsSincePoll;
    private boolean spurious;
    private boolean withoutBudget;
    private @Nullable Throwable failure;

    Run(Rules rules) {
        this.rules = rules;
        this.subject = rules.make().apply(world);
        this.others = new Bystanders(world);
    }

    /**
     * Runs a script and what follows it.
     *
     * @return whether longer scripts that begin with this one can be different
     * @throws Breach if a law is broken
     */
    boolean run(List<Step> script) {
        String touched = world.touched();
        if (touched != null) {
            throw new Breach(Law.LAZY, touched + " when the subject was made");
        }
        for (Step step : script) {
            if (!isPossible(step)) {
                return false;
            }
            take(step);
            checkChildren();
        }
        boolean open = !ended && !dropped;
        log.add("then, as an executor would go on:");
        settle();
        return open;
    }

    /** What was done, a line for each step. */
    List<String> log() {
        return log;
    }

    private boolean isPossible(Step step) {
        boolean gone = ended || dropped;
        return switch (step) {
            case POLL, POLL_WITHOUT_BUDGET, DROP -> !gone;
            case POLL_SAME_WAKER -> !gone && !wakers.isEmpty();
            case POLL_DURING_EVENT -> !gone && rules.racing() && hasEvents();
            case EVENT -> hasEvents();
            case POLL_OTHERS -> !others.isEmpty();
        };
    }

    private boolean hasEvents() {
        return eventsHappened < world.events().size();
    }

    private void take(Step step) {
        switch (step) {
            case POLL, POLL_SAME_WAKER, POLL_WITHOUT_BUDGET, POLL_DURING_EVENT -> {
                spurious |= pending && !isWoken() && !newsSincePoll;
                poll(step);
            }
            case EVENT -> event();
            case POLL_OTHERS -> {
                log.add("POLL_OTHERS");
                others.pollAll();
            }
            case DROP -> drop();
        }
    }

    // ---- steps ----

    private void event() {
        World.Event event = world.events().get(eventsHappened++);
        log.add("EVENT: " + event.name());
        newsSincePoll = true;
        event.action().run();
    }

    private void poll(Step how) {
        boolean owedWake = pending && !isWoken();
        int eventsBefore = eventsHappened;
        CountingWaker waker =
                how == Step.POLL_SAME_WAKER ? wakers.get(wakers.size() - 1) : new CountingWaker();
        if (how != Step.POLL_SAME_WAKER) {
            wakers.add(waker);
        }
        wakesBefore = waker.count();
        newsSincePoll = false;
        withoutBudget |= how == Step.POLL_WITHOUT_BUDGET;
        LawContext cx =
                new LawContext(
                        world,
                        waker,
                        how != Step.POLL_WITHOUT_BUDGET,
                        how == Step.POLL_DURING_EVENT ? this::event : () -> {});
        Subject.@Nullable Answer answer = pollSubject(cx, how);
        pending = answer == null && failure == null;
        if (owedWake && !pending && eventsHappened == eventsBefore) {
            throw new Breach(
                    Law.NO_LOST_WAKE,
                    "a poll moved on, but nobody had woken the waker of the poll before it"
                            + olderWoken());
        }
        if (answer != null) {
            accept(answer);
        }
        if (ended) {
            checkEnd();
        }
    }

    private Subject.@Nullable Answer pollSubject(LawContext cx, Step how) {
        int line = log.size();
        String waker = how + " with waker " + wakers.size() + ": ";
        try {
            Subject.Answer answer = subject.poll(cx);
            log.add(
                    line,
                    waker
                            + (answer == null
                                    ? "pending"
                                    : answer.hasValue() ? "gave " + answer.value() : "done"));
            return answer;
        } catch (Throwable thrown) {
            log.add(line, waker + "threw " + thrown);
            checkChildren();
            failure = thrown;
            ended = true;
            return null;
        }
    }

    private void accept(Subject.Answer answer) {
        if (answer.hasValue()) {
            values.add(answer.value());
            world.take(answer.value());
        }
        ended = answer.isEnd();
    }

    private String olderWoken() {
        for (int i = 0; i < wakers.size() - 2; i++) {
            if (wakers.get(i).count() > 0) {
                return "; the older waker " + (i + 1) + " was woken";
            }
        }
        return "";
    }

    private boolean isWoken() {
        return !wakers.isEmpty() && wakers.get(wakers.size() - 1).count() > wakesBefore;
    }

    private void drop() {
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

    private void dropSubject(String which) {
        try {
            subject.drop();
        } catch (Throwable thrown) {
            checkChildren();
            throw new Breach(Law.RELEASE, which + " threw " + thrown);
        }
        checkChildren();
    }

    private int wakes() {
        return wakers.stream().mapToInt(CountingWaker::count).sum();
    }

    // ---- what follows a script ----

    private void settle() {
        int polls = 0;
        while (!ended && !dropped) {
            if (++polls > MAX_POLLS) {
                throw new Breach(Law.OUTCOME, "no end after " + MAX_POLLS + " polls");
            }
            if (wakers.isEmpty() || !pending || isWoken()) {
                poll(Step.POLL);
            } else if (!others.pollWoken()) {
                if (hasEvents()) {
                    event();
                } else if (!timePasses()) {
                    stuck();
                }
            }
            checkChildren();
        }
        settleOthers();
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

    /** Nothing will wake the subject any more: if a poll moves on, that poll was owed a wake. */
    private void stuck() {
        poll(Step.POLL);
        checkChildren();
        throw new Breach(
                Law.OUTCOME,
                "all events have happened, nobody wakes the subject, and it is still pending");
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

    // ---- checks ----

    private void checkChildren() {
        String breach = world.breach();
        if (breach != null) {
            throw new Breach(Law.CHILDREN, breach);
        }
    }

    private void checkEnd() {
        checkOutcome();
        checkReleased();
        if (rules.checksEnd()) {
            checkPolledAgain("polled after completion");
        }
        dropSubject("drop after the end");
        checkReleased();
    }

    private void checkOutcome() {
        Class<? extends Throwable> wanted = rules.failure();
        if (failure != null && (wanted == null || !wanted.isInstance(failure))) {
            throw new Breach(outcomeLaw(), "it failed with " + failure);
        }
        if (failure == null && wanted != null) {
            throw new Breach(outcomeLaw(), "it ended, but should fail with " + wanted.getName());
        }
        if (failure == null && rules.values() != null && !Objects.equals(values, rules.values())) {
            throw new Breach(outcomeLaw(), "it gave " + values + ", not " + rules.values());
        }
    }

    /** Scripts come the shortest first, so the unusual step in one is what makes it fail. */
    private Law outcomeLaw() {
        return withoutBudget ? Law.BUDGET : spurious ? Law.SPURIOUS_POLLS : Law.OUTCOME;
    }

    private void checkReleased() {
        String unreleased = world.unreleased();
        if (unreleased != null) {
            throw new Breach(Law.RELEASE, unreleased);
        }
    }

    private void checkPolledAgain(String words) {
        LawContext cx = new LawContext(world, new CountingWaker(), true, () -> {});
        try {
            subject.poll(cx);
        } catch (IllegalStateException expected) {
            String message = String.valueOf(expected.getMessage());
            if (!message.contains(words)) {
                throw new Breach(Law.END, "the message does not say \"" + words + "\": " + message);
            }
            return;
        } catch (Throwable thrown) {
            throw new Breach(Law.END, "a poll after the end threw " + thrown);
        }
        throw new Breach(Law.END, "a poll after the end answered");
    }
}
