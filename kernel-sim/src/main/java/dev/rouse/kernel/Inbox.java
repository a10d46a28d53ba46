package dev.rouse.kernel;

import dev.rouse.kernel.cpu.Outside;
import dev.rouse.task.Parker;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The outside of a machine that other threads may touch: what they post is run between two
 * instructions, on the thread of the machine.
 *
 * <p><b>Threads.</b> {@link #post} from any thread, the rest on the thread of the machine.
 */
final class Inbox implements Outside {

    private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
    private final Parker parker = new Parker();
    private Runnable beforeWaiting = () -> {};

    void post(Runnable action) {
        posted.add(action);
        parker.unpark();
    }

    void beforeWaiting(Runnable action) {
        beforeWaiting = action;
    }

    @Override
    public void look() {
        // One read at every boundary; a queue is only touched if there is something in it.
        if (!posted.isEmpty()) {
            runPosted();
        }
    }

    private void runPosted() {
        for (Runnable action; (action = posted.poll()) != null; ) {
            action.run();
        }
    }

    @Override
    public boolean await() {
        beforeWaiting.run();
        parker.announce();
        if (posted.isEmpty()) {
            parker.park();
        } else {
            parker.cancel();
        }
        runPosted();
        return true;
    }
}
