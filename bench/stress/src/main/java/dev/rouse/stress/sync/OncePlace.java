package dev.rouse.stress.sync;

import dev.rouse.Future;
import dev.rouse.Waker;
import dev.rouse.stress.PollContext;
import dev.rouse.sync.SetOnce;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What races need of a value that is set once and one future that waits for it. */
interface OncePlace {

    void set(Integer value);

    /** Polls the future; true when it has the value. */
    boolean poll(Waker waker);

    /** The one that the library ships. */
    static OncePlace real() {
        SetOnce<Integer> once = SetOnce.create();
        Future<Integer> whenSet = once.whenSet();
        return new OncePlace() {
            @Override
            public void set(Integer value) {
                once.set(value);
            }

            @Override
            public boolean poll(Waker waker) {
                try {
                    return whenSet.poll(new PollContext(waker)).isReady();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        };
    }

    /** The algorithm once more, but whoever waits enters the line only after the look. */
    final class LookThenEnter implements OncePlace {
        private final List<Waker> line = new ArrayList<>();
        private volatile @Nullable Integer value;

        @Override
        public void set(Integer set) {
            value = set;
            List<Waker> waiting;
            synchronized (line) {
                waiting = List.copyOf(line);
                line.clear();
            }
            waiting.forEach(Waker::wake);
        }

        @Override
        public boolean poll(Waker waker) {
            if (value != null) {
                return true;
            }
            Thread.onSpinWait();
            synchronized (line) {
                line.add(waker);
            }
            return false;
        }
    }
}
