package dev.rouse.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Waker;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Futures and streams with one mistake each, beside a right one. Each is caught by the law that it
 * breaks, with the shortest script that shows it.
 */
class BrokenTwinsTest {

    /** Where an event wakes whoever has registered. */
    static class Signal {
        boolean open;
        @Nullable Waker waker;

        void open() {
            open = true;
            wake();
        }

        void wake() {
            Waker latest = waker;
            waker = null;
            if (latest != null) {
                latest.wake();
            }
        }
    }

    /** How a twin polls. */
    interface Polling {
        Poll<String> poll(Signal signal, Context cx) throws Exception;
    }

    private static FutureLaws<String> gate(String name, Polling polling) {
        return FutureLaws.<String>of(
                        name,
                        world -> {
                            Signal signal = new Signal();
                            world.event("open", signal::open);
                            return new Future<String>() {
                                @Override
                                public Poll<String> poll(Context cx) throws Exception {
                                    return polling.poll(signal, cx);
                                }

                                @Override
                                public void drop() {
                                    signal.waker = null;
                                }
                            };
                        })
                .giving("open");
    }

    private static Poll<String> answer(Signal signal) {
        return signal.open ? Poll.ready("open") : Poll.pending();
    }

    private static LawBroken broken(FutureLaws<?> laws, Law law, Step... script) {
        LawBroken broken = catchThrowableOfType(LawBroken.class, laws::check);
        assertThat(broken).as("what " + laws + " breaks").isNotNull();
        assertThat(broken.law()).isEqualTo(law);
        assertThat(broken.script()).containsExactly(script);
        assertThat(broken)
                .hasMessageContaining("laws.replay(" + Scripts.code(broken.script()) + ");");
        LawBroken again = catchThrowableOfType(LawBroken.class, () -> laws.replay(script));
        assertThat(again).hasMessage(broken.getMessage());
        return broken;
    }

    @Test
    void rightGateKeepsTheLaws() {
        gate(
                        "right gate",
                        (signal, cx) -> {
                            signal.waker = cx.waker();
                            return answer(signal);
                        })
                .check();
    }

    @Test
    void looksBeforeItRegisters() {
        LawBroken broken =
                broken(
                        gate(
                                "gate",
                                (signal, cx) -> {
                                    if (signal.open) {
                                        return Poll.ready("open");
                                    }
                                    signal.waker = cx.waker();
                                    return Poll.pending();
                                }),
                        Law.NO_LOST_WAKE,
                        Step.POLL_DURING_EVENT);
        assertThat(broken)
                .hasMessage(
                        """
                        gate breaks the law NO_LOST_WAKE: after Pending, news wakes the waker of \
                        the latest poll
                        a poll moved on, but nobody had woken the waker of the poll before it
                        what was done:
                            POLL_DURING_EVENT with waker 1: pending
                            EVENT: open
                            then, as an executor would go on:
                            POLL with waker 2: gave open
                        to run it again:
                            laws.replay(POLL_DURING_EVENT);""");
    }

    @Test
    void forgetsToRegister() {
        broken(gate("gate", (signal, cx) -> answer(signal)), Law.NO_LOST_WAKE);
    }

    @Test
    void keepsTheFirstWakerInPlaceOfTheLatest() {
        LawBroken broken =
                broken(
                        gate(
                                "gate",
                                (signal, cx) -> {
                                    if (signal.waker == null) {
                                        signal.waker = cx.waker();
                                    }
                                    return answer(signal);
                                }),
                        Law.NO_LOST_WAKE,
                        Step.POLL,
                        Step.POLL);
        assertThat(broken).hasMessageContaining("the older waker 1 was woken");
    }

    @Test
    void trustsThatAnEqualWakerIsStillRegistered() {
        broken(
                FutureLaws.of(
                        "two turns",
                        world -> {
                            Signal signal = new Signal();
                            Waker[] seen = {null};
                            world.event("knock", signal::wake);
                            world.event("open", signal::open);
                            return polling(
                                    cx -> {
                                        if (seen[0] != cx.waker()) {
                                            seen[0] = cx.waker();
                                            signal.waker = cx.waker();
                                        }
                                        return answer(signal);
                                    },
                                    () -> signal.waker = null);
                        }),
                Law.NO_LOST_WAKE,
                Step.POLL,
                Step.EVENT,
                Step.POLL_SAME_WAKER);
    }

    @Test
    void countsPollsInPlaceOfEvents() {
        broken(
                gate(
                        "gate",
                        new Polling() {
                            @Override
                            public Poll<String> poll(Signal signal, Context cx) {
                                Waker before = signal.waker;
                                signal.waker = cx.waker();
                                if (signal.open) {
                                    return Poll.ready("open");
                                }
                                return before == null ? Poll.pending() : Poll.ready("too early");
                            }
                        }),
                Law.NO_LOST_WAKE,
                Step.POLL,
                Step.POLL);
    }

    @Test
    void losesItsValueWhenTheBudgetIsUsedUp() {
        broken(
                FutureLaws.<String>of(
                                "taker",
                                world -> {
                                    Queue<String> values = new ArrayDeque<>(List.of("a", "b"));
                                    return polling(
                                            cx -> {
                                                String taken = values.remove();
                                                return cx.tryProceed()
                                                        ? Poll.ready(taken)
                                                        : Poll.pending();
                                            },
                                            () -> {});
                                })
                        .giving("a"),
                Law.BUDGET,
                Step.POLL_WITHOUT_BUDGET);
    }

    @Test
    void worksWhenItIsMade() {
        broken(
                FutureLaws.of(
                        "eager",
                        world -> {
                            int[] connections = {0};
                            world.lazily("a connection", () -> connections[0]);
                            connections[0]++;
                            return polling(cx -> Poll.ready("v"), () -> {});
                        }),
                Law.LAZY);
    }

    @Test
    void leavesItsChildWhenDropped() {
        LawBroken broken =
                broken(
                        FutureLaws.of(
                                "careless parent",
                                world -> {
                                    Future<String> child = world.child("child", "v");
                                    return polling(child::poll, () -> {});
                                }),
                        Law.RELEASE,
                        Step.DROP);
        assertThat(broken).hasMessageContaining("child child was neither ended nor dropped");
    }

    @Test
    void dropsItsChildTwice() {
        LawBroken broken =
                broken(
                        FutureLaws.of(
                                "parent",
                                world -> {
                                    Future<String> child = world.child("child", "v");
                                    return polling(child::poll, child::drop);
                                }),
                        Law.CHILDREN,
                        Step.DROP);
        assertThat(broken).hasMessageContaining("child was dropped twice");
    }

    @Test
    void pollsItsChildAfterTheEnd() {
        broken(
                FutureLaws.of(
                        "join",
                        world -> {
                            Future<String> first = world.child("first", "a");
                            Future<String> second = world.child("second", "b");
                            return polling(
                                    cx -> {
                                        boolean both =
                                                first.poll(cx).isReady()
                                                        & second.poll(cx).isReady();
                                        return both ? Poll.ready("ab") : Poll.pending();
                                    },
                                    () -> {});
                        }),
                Law.CHILDREN);
    }

    @Test
    void releasesTwice() {
        broken(
                FutureLaws.of(
                        "lease",
                        world -> {
                            Resource lease = world.resource("lease");
                            return polling(
                                    cx -> {
                                        lease.acquire();
                                        lease.release();
                                        return Poll.ready("v");
                                    },
                                    lease::release);
                        }),
                Law.RELEASE);
    }

    @Test
    void keepsItsResourceAfterAFailure() {
        broken(
                FutureLaws.of(
                                "lease",
                                world -> {
                                    Resource lease = world.resource("lease");
                                    return polling(
                                            cx -> {
                                                lease.acquire();
                                                throw new IOException("no");
                                            },
                                            () -> {});
                                })
                        .failing(IOException.class),
                Law.RELEASE);
    }

    @Test
    void wakesAfterItsDrop() {
        broken(
                FutureLaws.of(
                        "gate",
                        world -> {
                            Signal signal = new Signal();
                            world.event("open", signal::open);
                            return polling(
                                    cx -> {
                                        signal.waker = cx.waker();
                                        return answer(signal);
                                    },
                                    () -> {});
                        }),
                Law.QUIET_DROP,
                Step.POLL,
                Step.DROP);
    }

    @Test
    void answersAfterItsEnd() {
        broken(gate("gate", BrokenTwinsTest::registerAndLook).checkingEnd(), Law.END);
    }

    private static Poll<String> registerAndLook(Signal signal, Context cx) {
        signal.waker = cx.waker();
        return answer(signal);
    }

    /** A permit that is handed to the first in line, which may be gone by the time it is woken. */
    static final class LeakySemaphore {
        private final Deque<Acquire> waiting = new ArrayDeque<>();
        private int free;

        void release() {
            Acquire first = waiting.poll();
            if (first == null) {
                free++;
            } else {
                first.granted = true;
                Waker woken = first.waker;
                if (woken != null) {
                    woken.wake();
                }
            }
        }

        final class Acquire implements Future<String> {
            private boolean granted;
            private @Nullable Waker waker;

            @Override
            public Poll<String> poll(Context cx) {
                if (granted) {
                    return Poll.ready("permit");
                }
                if (waker == null && free > 0) {
                    free--;
                    return Poll.ready("permit");
                }
                if (waker == null) {
                    waiting.add(this);
                }
                waker = cx.waker();
                return granted ? Poll.ready("permit") : Poll.pending();
            }

            @Override
            public void drop() {
                waiting.remove(this); // but what was granted already is lost
            }
        }
    }

    @Test
    void losesThePermitThatItWasGrantedWhenDropped() {
        LawBroken broken =
                broken(
                        FutureLaws.of(
                                "leaky semaphore",
                                world -> {
                                    LeakySemaphore semaphore = new LeakySemaphore();
                                    world.event("release", semaphore::release);
                                    world.bystander("another acquire", semaphore.new Acquire());
                                    world.taking(permit -> semaphore.release());
                                    return semaphore.new Acquire();
                                }),
                        Law.OTHERS,
                        Step.POLL,
                        Step.EVENT,
                        Step.DROP);
        assertThat(broken).hasMessageContaining("another acquire waits for ever");
    }

    @Test
    void streamIsDoneBeforeItsLastItem() {
        StreamLaws<Integer> laws =
                StreamLaws.<Integer>of(
                                "buffer",
                                world -> {
                                    List<Integer> items = new ArrayList<>();
                                    Waker[] waker = {null};
                                    boolean[] finished = {false};
                                    Runnable wake =
                                            () -> {
                                                if (waker[0] != null) {
                                                    waker[0].wake();
                                                }
                                            };
                                    world.event(
                                            "item",
                                            () -> {
                                                items.add(1);
                                                wake.run();
                                            });
                                    world.event(
                                            "finish",
                                            () -> {
                                                finished[0] = true;
                                                wake.run();
                                            });
                                    return new dev.rouse.Stream<Integer>() {
                                        @Override
                                        public PollNext<Integer> pollNext(Context cx) {
                                            waker[0] = cx.waker();
                                            if (finished[0]) {
                                                return PollNext.done(); // before the last items
                                            }
                                            return items.isEmpty()
                                                    ? PollNext.pending()
                                                    : PollNext.item(items.remove(0));
                                        }

                                        @Override
                                        public void drop() {
                                            waker[0] = null;
                                        }
                                    };
                                })
                        .giving(List.of(1));
        LawBroken broken = catchThrowableOfType(LawBroken.class, laws::check);
        assertThat(broken.law()).isEqualTo(Law.OUTCOME);
        assertThat(broken.script()).containsExactly(Step.EVENT, Step.POLL_DURING_EVENT);
        assertThat(broken).hasMessageContaining("it gave [], not [1]");
    }

    interface PollFn {
        Poll<String> poll(Context cx) throws Exception;
    }

    private static Future<String> polling(PollFn poll, Runnable drop) {
        return new Future<String>() {
            @Override
            public Poll<String> poll(Context cx) throws Exception {
                return poll.poll(cx);
            }

            @Override
            public void drop() {
                drop.run();
            }
        };
    }
}
