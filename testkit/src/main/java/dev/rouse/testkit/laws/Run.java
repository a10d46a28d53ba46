package dev.rouse.testkit.laws;

import dev.rouse.testkit.CountingWaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One script of a future or a stream. */
final class Run extends Scene<Step, Subject> {

    private final List<@Nullable Object> values = new ArrayList<>();

    /** Whether the latest poll answered pending. */
    private boolean pending;

    private @Nullable Throwable failure;

    Run(Rules<Subject> rules) {
        super(rules);
    }

    @Override
    boolean isPossible(Step step) {
        return switch (step) {
            case POLL, POLL_SAME_WAKER, POLL_WITHOUT_BUDGET, POLL_DURING_EVENT ->
                    canPoll(modeOf(step));
            case DROP -> !isGone();
            case EVENT -> hasEvents();
            case POLL_OTHERS -> !others.isEmpty();
        };
    }

    private static PollMode modeOf(Step step) {
        return switch (step) {
            case POLL_SAME_WAKER -> PollMode.SAME_WAKER;
            case POLL_WITHOUT_BUDGET -> PollMode.WITHOUT_BUDGET;
            case POLL_DURING_EVENT -> PollMode.DURING_EVENT;
            default -> PollMode.NEW_WAKER;
        };
    }

    @Override
    void take(Step step) {
        switch (step) {
            case POLL, POLL_SAME_WAKER, POLL_WITHOUT_BUDGET, POLL_DURING_EVENT -> {
                if (pending) {
                    noteSpurious();
                }
                poll(step);
            }
            case EVENT -> event();
            case POLL_OTHERS -> {
                note("POLL_OTHERS");
                others.pollAll();
            }
            case DROP -> drop();
        }
    }

    // ---- polls ----

    private void poll(Step how) {
        boolean owedWake = pending && !isWoken();
        int eventsBefore = eventsHappened();
        Subject.@Nullable Answer answer = pollSubject(how);
        pending = answer == null && failure == null;
        if (owedWake && !pending && eventsHappened() == eventsBefore) {
            throw lostWake();
        }
        if (answer != null) {
            accept(answer);
        }
        if (ended) {
            checkOutcome();
            checkEnded();
        }
    }

    private Subject.@Nullable Answer pollSubject(Step how) {
        LawContext cx = beginPoll(modeOf(how));
        int line = log().size();
        try {
            Subject.Answer answer = subject.poll(cx);
            notePoll(
                    line,
                    how,
                    answer == null
                            ? "pending"
                            : answer.hasValue() ? "gave " + answer.value() : "done");
            return answer;
        } catch (Throwable thrown) {
            notePoll(line, how, "threw " + thrown);
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

    @Override
    void callDrop() {
        subject.drop();
    }

    // ---- what follows a script ----

    @Override
    void settle() {
        int polls = 0;
        while (!isGone()) {
            if (++polls > MAX_POLLS) {
                throw new Breach(Law.OUTCOME, "no end after " + MAX_POLLS + " polls");
            }
            if (!wasPolled() || !pending || isWoken()) {
                poll(Step.POLL);
            } else if (!goOn()) {
                stuck();
            }
            checkChildren();
        }
    }

    /** Nothing will wake the subject any more: if a poll moves on, that poll was owed a wake. */
    private void stuck() {
        poll(Step.POLL);
        checkChildren();
        throw new Breach(
                Law.OUTCOME,
                "all events have happened, nobody wakes the subject, and it is still pending");
    }

    // ---- checks ----

    private void checkOutcome() {
        Class<? extends Throwable> wanted = rules.failure();
        if (failure != null && (wanted == null || !wanted.isInstance(failure))) {
            throw new Breach(usuallyOr(Law.OUTCOME), "it failed with " + failure);
        }
        if (failure == null && wanted != null) {
            throw new Breach(
                    usuallyOr(Law.OUTCOME), "it ended, but should fail with " + wanted.getName());
        }
        if (failure == null && rules.values() != null && !Objects.equals(values, rules.values())) {
            throw new Breach(
                    usuallyOr(Law.OUTCOME), "it gave " + values + ", not " + rules.values());
        }
    }

    @Override
    void checkPolledAgain(String words) {
        LawContext cx = new LawContext(world, new CountingWaker(), true, () -> {});
        demandRefused(
                Law.END,
                "a poll after the end",
                words,
                () -> subject.poll(cx) == null ? "pending" : "a value");
    }
}
