package dev.rouse.testkit.laws;

import dev.rouse.Poll;
import dev.rouse.testkit.CountingWaker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The others that wait beside the subject, each with a waker of its own. */
final class Bystanders {

    private static final class Waiting {
        final World.Other other;

        /** The waker of its latest poll; null before the first. */
        @Nullable CountingWaker waker;

        boolean ended;

        Waiting(World.Other other) {
            this.other = other;
        }

        boolean isWoken() {
            return waker != null && waker.count() > 0;
        }
    }

    private final World world;
    private final List<Waiting> all = new ArrayList<>();

    Bystanders(World world) {
        this.world = world;
        world.others().forEach(other -> all.add(new Waiting(other)));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void pollAll() {
        all.forEach(this::poll);
    }

    /** Polls those that wait and were woken; false if there were none. */
    boolean pollWoken() {
        boolean any = false;
        for (Waiting waiting : all) {
            if (!waiting.ended && waiting.isWoken()) {
                poll(waiting);
                any = true;
            }
        }
        return any;
    }

    /** Polls one that was not polled before; false if there is none. */
    boolean pollNew() {
        for (Waiting waiting : all) {
            if (!waiting.ended && waiting.waker == null) {
                poll(waiting);
                return true;
            }
        }
        return false;
    }

    /** Gives the name of one that has not ended; null if all have. */
    @Nullable String stuck() {
        for (Waiting waiting : all) {
            if (!waiting.ended) {
                return waiting.other.name();
            }
        }
        return null;
    }

    private void poll(Waiting waiting) {
        if (waiting.ended) {
            return;
        }
        CountingWaker waker = new CountingWaker();
        waiting.waker = waker;
        try {
            Poll<?> polled =
                    waiting.other.future().poll(new LawContext(world, waker, true, () -> {}));
            if (polled instanceof Poll.Ready<?> ready) {
                waiting.ended = true;
                world.take(ready.value());
            }
        } catch (Throwable thrown) {
            waiting.ended = true;
            throw new Breach(Law.OTHERS, waiting.other.name() + " failed with " + thrown);
        }
    }
}
