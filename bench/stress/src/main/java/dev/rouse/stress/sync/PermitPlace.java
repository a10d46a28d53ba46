package dev.rouse.stress.sync;

import dev.rouse.sync.Permit;
import dev.rouse.sync.Semaphore;
import java.util.Objects;

/** What races need of the one permit of a semaphore, which is held. */
interface PermitPlace {

    void close();

    /** How many permits are free. */
    int free();

    /** The permit that the library ships. */
    static PermitPlace real() {
        Semaphore semaphore = Semaphore.create(1);
        Permit permit = Objects.requireNonNull(semaphore.tryAcquire());
        return new PermitPlace() {
            @Override
            public void close() {
                permit.close();
            }

            @Override
            public int free() {
                return semaphore.availablePermits();
            }
        };
    }

    /** Looks whether the permit is held and ends that, in two steps. */
    final class LookThenClose implements PermitPlace {
        private final Semaphore semaphore = Semaphore.create(0);
        private volatile boolean held = true;

        @Override
        public void close() {
            if (held) {
                held = false;
                semaphore.addPermits(1);
            }
        }

        @Override
        public int free() {
            return semaphore.availablePermits();
        }
    }
}
