package dev.rouse.testkit.laws;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.Sink;
import dev.rouse.testkit.CountingWaker;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One script of a sink, and what its owner does afterwards: send what is left, flush, close. */
final class SinkRun extends Scene<SinkStep, Sink<@Nullable Object>> {

    private final List<? extends @Nullable Object> values;
    private final Function<List<?>, List<?>> arriving;

    private int sent;

    /** Whether the sink has said that it has room for a value, and none was sent since. */
    private boolean room;

    private boolean flushed;
    private boolean closing;

    /** What the latest poll was about, if it answered pending and nothing was sent since. */
    private SinkStep.@Nullable Op waiting;

    private @Nullable Throwable failure;

    SinkRun(
            Rules<Sink<@Nullable Object>> rules,
            List<? extends @Nullable Object> values,
            Function<List<?>, List<?>> arriving) {
        super(rules);
        this.values = values;
        this.arriving = arriving;
    }

    @Override
    boolean isPossible(SinkStep step) {
        return switch (step.op) {
            case READY, FLUSH -> !closing && canPoll(step.mode);
            case CLOSE -> canPoll(step.mode);
            case SEND -> !isGone() && room && !closing && sent < values.size();
            case MISUSE ->
                    rules.checksEnd() && !isGone() && (!room || closing) && !values.isEmpty();
            case WORLD ->
                    switch (step) {
                        case EVENT -> hasEvents();
                        case POLL_OTHERS -> !others.isEmpty();
                        default -> !isGone();
                    };
        };
    }

    @Override
    void take(SinkStep step) {
        switch (step.op) {
            case READY, FLUSH, CLOSE -> {
                if (waiting == step.op) {
                    noteSpurious();
                }
                poll(step);
            }
            case SEND -> send();
            case MISUSE -> misuse();
            case WORLD -> {
                switch (step) {
                    case EVENT -> event();
                    case POLL_OTHERS -> {
                        note("POLL_OTHERS");
                        others.pollAll();
                    }
                    default -> drop();
                }
            }
        }
        checkArrived(false, usuallyOr(Law.DELIVERY));
    }

    // ---- polls ----

    private void poll(SinkStep step) {
        boolean owedWake = waiting == step.op && !isWoken();
        int eventsBefore = eventsHappened();
        closing |= step.op == SinkStep.Op.CLOSE;
        boolean ready = pollSink(step);
        waiting = ready || failure != null ? null : step.op;
        if (owedWake && waiting == null && eventsHappened() == eventsBefore) {
            throw lostWake();
        }
        if (failure != null) {
            failed();
        } else {
            answered(step.op, ready);
        }
    }

    private boolean pollSink(SinkStep step) {
        LawContext cx = beginPoll(step.mode);
        int line = log().size();
        try {
            Poll<?> polled = call(step.op, cx);
            notePoll(line, step, polled.isReady() ? "ready" : "pending");
            return polled.isReady();
        } catch (Throwable thrown) {
            notePoll(line, step, "threw " + thrown);
            checkChildren();
            failure = thrown;
            return false;
        }
    }

    private Poll<?> call(SinkStep.Op op, Context cx) throws Exception {
        return switch (op) {
            case READY -> subject.pollReady(cx);
            case FLUSH -> subject.pollFlush(cx);
            default -> subject.pollClose(cx);
        };
    }

    private void answered(SinkStep.Op op, boolean ready) {
        switch (op) {
            case READY -> {
                if (room && !ready) {
                    throw new Breach(
                            Law.ROOM,
                            "it had room for a value, none was sent, and now it has none");
                }
                room = ready;
            }
            case FLUSH -> {
                if (ready) {
                    flushed = true;
                    checkArrived(true, usuallyOr(Law.DELIVERY));
                }
            }
            default -> {
                if (ready) {
                    ended = true;
                    checkArrived(true, usuallyOr(Law.DELIVERY));
                    checkEnded();
                }
            }
        }
    }

    private void failed() {
        ended = true;
        Class<? extends Throwable> allowed = rules.failure();
        if (allowed == null || !allowed.isInstance(failure)) {
            throw new Breach(usuallyOr(Law.OUTCOME), "it failed with " + failure);
        }
        checkArrived(false, usuallyOr(Law.DELIVERY));
        checkEnded();
    }

    // ---- values ----

    private void send() {
        Object value = values.get(sent);
        room = false;
        flushed = false;
        waiting = null;
        int line = log().size();
        try {
            subject.startSend(value);
            sent++;
            log().add(line, "SEND: " + value);
        } catch (Throwable thrown) {
            sent++; // the sink may have taken it before it failed
            log().add(line, "SEND: " + value + " threw " + thrown);
            checkChildren();
            failure = thrown;
            failed();
        }
    }

    private void misuse() {
        note("SEND_WITHOUT_ROOM");
        if (closing) {
            demandRefused(
                    Law.CLOSED,
                    "asking for room after closing has begun",
                    "",
                    () -> subject.pollReady(probe()));
        }
        demandRefused(
                closing ? Law.CLOSED : Law.ROOM,
                closing ? "sending after closing has begun" : "sending without room",
                "",
                () -> {
                    subject.startSend(values.get(0));
                    return "nothing";
                });
        drop();
    }

    private LawContext probe() {
        return new LawContext(world, new CountingWaker(), true, () -> {});
    }

    private void checkArrived(boolean all, Law law) {
        List<?> expected = arriving.apply(values.subList(0, sent));
        for (World.Arrivals place : world.arrivals()) {
            List<?> now = place.now().get();
            boolean right =
                    now.size() <= expected.size()
                            && now.equals(expected.subList(0, now.size()))
                            && (!all || now.size() == expected.size());
            if (!right) {
                String not = all ? ", not " : ", which is not the beginning of ";
                throw new Breach(law, place.name() + " got " + now + not + expected);
            }
        }
    }

    // ---- what follows a script ----

    @Override
    void settle() {
        int polls = 0;
        while (!isGone()) {
            if (++polls > MAX_POLLS) {
                throw new Breach(Law.OUTCOME, "no end after " + MAX_POLLS + " polls");
            }
            SinkStep next = next();
            if (next == SinkStep.SEND) {
                send();
            } else if (waiting != next.op || isWoken()) {
                poll(next);
            } else if (!goOn()) {
                stuck(next);
            }
            checkChildren();
            checkArrived(false, usuallyOr(Law.DELIVERY));
        }
    }

    private SinkStep next() {
        if (closing) {
            return SinkStep.CLOSE;
        }
        if (sent < values.size()) {
            return room ? SinkStep.SEND : SinkStep.READY;
        }
        return flushed ? SinkStep.CLOSE : SinkStep.FLUSH;
    }

    /** Nothing will wake the owner any more: if a poll moves on, that poll was owed a wake. */
    private void stuck(SinkStep next) {
        poll(next);
        checkChildren();
        throw new Breach(
                Law.OUTCOME,
                "all events have happened, nobody wakes the owner, and "
                        + next
                        + " is still pending");
    }

    @Override
    void checkAfterwards() {
        boolean closed = ended && failure == null;
        checkArrived(closed, closed ? Law.CLOSED : Law.DELIVERY);
    }

    // ---- the end ----

    @Override
    void callDrop() {
        subject.drop();
    }

    @Override
    void checkPolledAgain(String words) {
        demandRefused(Law.END, "pollReady after the end", words, () -> subject.pollReady(probe()));
        demandRefused(Law.END, "pollFlush after the end", words, () -> subject.pollFlush(probe()));
        demandRefused(Law.END, "pollClose after the end", words, () -> subject.pollClose(probe()));
    }
}
