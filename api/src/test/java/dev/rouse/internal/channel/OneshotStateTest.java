package dev.rouse.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.channel.ChannelClosedException;
import dev.rouse.testing.TestContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of {@link OneshotCell}: each step in each state. */
class OneshotStateTest {

    private static final String VALUE = "v";

    private final OneshotCell<Object> cell = new OneshotCell<>();
    private final TestContext ofReceiver = new TestContext();
    private final TestContext ofSender = new TestContext();
    private @Nullable Future<@Nullable Void> closed;

    /** Takes the shortest way to a state; BOTH is a Watched in which the receiver waits too. */
    private void goTo(String state) throws Exception {
        switch (state) {
            case "EMPTY" -> {}
            case "WAITS" -> cell.poll(ofReceiver);
            case "WATCHES" -> watch();
            case "BOTH" -> {
                cell.poll(ofReceiver);
                watch();
            }
            case "SENT" -> cell.send(VALUE);
            case "CLOSED" -> cell.close();
            case "DROPPED" -> cell.drop();
            case "TAKEN" -> {
                cell.send(VALUE);
                cell.poll(ofReceiver);
            }
            default -> throw new AssertionError(state);
        }
    }

    private Object watch() throws Exception {
        closed = cell.closed();
        return closed.poll(ofSender);
    }

    private @Nullable Object step(String step) throws Exception {
        return switch (step) {
            case "1 send" -> cell.send(VALUE);
            case "2 close" -> {
                cell.close();
                yield null;
            }
            case "3 poll" -> cell.poll(ofReceiver);
            case "7 try" -> cell.tryReceive();
            case "4 drop" -> {
                cell.drop();
                yield null;
            }
            case "5 watch" -> watch();
            case "6 unwatch" -> {
                if (closed != null) {
                    closed.drop();
                }
                yield null;
            }
            default -> throw new AssertionError(step);
        };
    }

    private String answer(String step) throws Exception {
        try {
            Object answer = step(step);
            return answer == Poll.pending()
                    ? "pending"
                    : answer instanceof Poll.Ready<?> ready
                            ? "ready " + ready.value()
                            : "" + answer;
        } catch (ChannelClosedException closedBySender) {
            return "closed";
        } catch (IllegalStateException misuse) {
            return String.valueOf(misuse.getMessage()).startsWith("polled") ? "polled" : "misuse";
        }
    }

    private String name() {
        return switch (cell.toString()) {
            case "Oneshot[empty]" -> "EMPTY";
            case "Oneshot[receiver waits]" -> "WAITS";
            case "Oneshot[sender watches]" -> "WATCHES";
            case "Oneshot[sent]" -> "SENT";
            case "Oneshot[SENDER_CLOSED]" -> "CLOSED";
            case "Oneshot[RECEIVER_DROPPED]" -> "DROPPED";
            case "Oneshot[TAKEN]" -> "TAKEN";
            default -> throw new AssertionError(cell.toString());
        };
    }

    /** The wakes are R for the receiver's and S for that of closed(). */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "EMPTY,   1 send,    true,       SENT,    -",
        "WAITS,   1 send,    true,       SENT,    R",
        "WATCHES, 1 send,    true,       SENT,    S",
        "BOTH,    1 send,    true,       SENT,    RS",
        "SENT,    1 send,    misuse,     SENT,    -",
        "CLOSED,  1 send,    misuse,     CLOSED,  -",
        "DROPPED, 1 send,    false,      DROPPED, -",
        "TAKEN,   1 send,    misuse,     TAKEN,   -",
        "EMPTY,   2 close,   null,       CLOSED,  -",
        "WAITS,   2 close,   null,       CLOSED,  R",
        "WATCHES, 2 close,   null,       CLOSED,  S",
        "BOTH,    2 close,   null,       CLOSED,  RS",
        "SENT,    2 close,   null,       SENT,    -",
        "CLOSED,  2 close,   null,       CLOSED,  -",
        "DROPPED, 2 close,   null,       DROPPED, -",
        "TAKEN,   2 close,   null,       TAKEN,   -",
        "EMPTY,   3 poll,    pending,    WAITS,   -",
        "WAITS,   3 poll,    pending,    WAITS,   -",
        "WATCHES, 3 poll,    pending,    WATCHES, -",
        "BOTH,    3 poll,    pending,    WATCHES, -",
        "SENT,    3 poll,    ready v,    TAKEN,   -",
        "CLOSED,  3 poll,    closed,     TAKEN,   -",
        "DROPPED, 3 poll,    polled,     DROPPED, -",
        "TAKEN,   3 poll,    polled,     TAKEN,   -",
        "EMPTY,   4 drop,    null,       DROPPED, -",
        "WAITS,   4 drop,    null,       DROPPED, -",
        "WATCHES, 4 drop,    null,       DROPPED, S",
        "BOTH,    4 drop,    null,       DROPPED, S",
        "SENT,    4 drop,    null,       DROPPED, -",
        "CLOSED,  4 drop,    null,       DROPPED, -",
        "DROPPED, 4 drop,    null,       DROPPED, -",
        "TAKEN,   4 drop,    null,       TAKEN,   -",
        "EMPTY,   5 watch,   pending,    WATCHES, -",
        "WAITS,   5 watch,   pending,    WATCHES, -",
        "WATCHES, 5 watch,   pending,    WATCHES, -",
        "BOTH,    5 watch,   pending,    WATCHES, -",
        "SENT,    5 watch,   ready null, SENT,    -",
        "CLOSED,  5 watch,   ready null, CLOSED,  -",
        "DROPPED, 5 watch,   ready null, DROPPED, -",
        "TAKEN,   5 watch,   ready null, TAKEN,   -",
        "EMPTY,   6 unwatch, null,       EMPTY,   -",
        "WAITS,   6 unwatch, null,       WAITS,   -",
        "WATCHES, 6 unwatch, null,       EMPTY,   -",
        "BOTH,    6 unwatch, null,       WAITS,   -",
        "EMPTY,   7 try,     pending,    EMPTY,   -",
        "WAITS,   7 try,     pending,    WAITS,   -",
        "WATCHES, 7 try,     pending,    WATCHES, -",
        "BOTH,    7 try,     pending,    WATCHES, -",
        "SENT,    7 try,     ready v,    TAKEN,   -",
        "CLOSED,  7 try,     closed,     TAKEN,   -",
        "DROPPED, 7 try,     polled,     DROPPED, -",
        "TAKEN,   7 try,     polled,     TAKEN,   -",
    })
    void stepInAState(String from, String step, String answer, String to, String woken)
            throws Exception {
        goTo(from);
        assertThat(answer(step)).isEqualTo(answer);
        assertThat(name()).isEqualTo(to);
        String wakes = "R".repeat(ofReceiver.wakes()) + "S".repeat(ofSender.wakes());
        assertThat(wakes.isEmpty() ? "-" : wakes).isEqualTo(woken);
    }
}
