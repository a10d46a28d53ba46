package dev.rouse.sync;

import static java.util.Objects.requireNonNull;

import dev.rouse.Waker;
import dev.rouse.internal.sync.Wakes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A place for the waker of one consumer, which any number of producers may wake.
 *
 * <p>It loses no wake if both sides keep their order. The consumer, inside its poll: look for the
 * news, {@link #register}, <em>look again</em>, and only then answer pending. The producer: publish
 * the news, then {@link #wake}. Whichever of the two is second sees what the first one did: either
 * the producer finds the waker, or the consumer's second look finds the news.
 *
 * <p>{@code wake} takes the waker out, so a second wake before the next {@code register} does
 * nothing. If several consumers register, the last one wins and the others are never woken.
 *
 * <p><b>State.</b> One reference and nothing else:
 *
 * <pre>{@code
 *           1 register
 * null ------------------> waker --+
 *   ^                        |  ^  | 1 register (another one)
 *   +------------------------+  +--+
 *      2 wake, take
 * }</pre>
 *
 * <p><b>Memory.</b> Both transitions are atomic exchanges, hence in one order, and neither can be
 * reordered with what its caller does before or after. In a language without a garbage collector
 * the same takes a three-state protocol, because the place and the waker in it must not change
 * separately; compare the {@code AtomicWaker} of futures-rs. A register that finds its own waker
 * still there stores nothing: the producer that takes it later wakes the right task.
 *
 * <p><b>Threads.</b> {@code wake} and {@code take} from any thread or interrupt handler, without
 * blocking; {@code register} from the consumer's poll.
 */
public final class AtomicWaker {

    private static final VarHandle WAKER;

    static {
        try {
            WAKER = MethodHandles.lookup().findVarHandle(AtomicWaker.class, "waker", Waker.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through WAKER only
    private @Nullable Waker waker;

    /** Makes an empty place. */
    public AtomicWaker() {}

    /**
     * Keeps {@code latest} as the waker to wake next. The caller must look for the news again after
     * this.
     *
     * @param latest the waker of the current poll
     * @throws NullPointerException if {@code latest} is null
     */
    public void register(Waker latest) {
        requireNonNull(latest, "latest");
        if (wakerAcquire() != latest) {
            wakerSwap(latest);
        }
    }

    /**
     * Wakes the registered waker, if there is one, and forgets it. Never throws: what a waker
     * throws against the rule goes to the uncaught exception handler of the calling thread.
     */
    public void wake() {
        Waker registered = take();
        if (registered != null) {
            try { // here and not in Wakes.wake, to have a type profile of its own
                registered.wake();
            } catch (Throwable thrown) {
                Wakes.report(thrown);
            }
        }
    }

    /**
     * Takes the registered waker out without waking it, for a consumer that does not wait any more
     * or a producer that wants to wake later.
     *
     * @return the waker, or {@code null} if none is registered
     */
    public @Nullable Waker take() {
        return wakerSwap(null);
    }

    private @Nullable Waker wakerAcquire() {
        return (Waker) WAKER.getAcquire(this);
    }

    private @Nullable Waker wakerSwap(@Nullable Waker next) {
        return (Waker) WAKER.getAndSet(this, next);
    }

    /** Says whether a waker is registered. */
    @Override
    public String toString() {
        return wakerAcquire() == null ? "AtomicWaker[empty]" : "AtomicWaker[registered]";
    }
}
