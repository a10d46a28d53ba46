package dev.rouse.stress.sync;

import dev.rouse.task.Parker;

/**
 * What races need of a {@link Parker}; the real one and the twins' offer it. Nobody really parks.
 */
interface SleepingPlace {

    void announce();

    void cancel();

    void unpark();

    /** Asked after the race: would the thread that has announced sleep now? */
    boolean isAsleep();

    /** The parker that the library ships. */
    static SleepingPlace real() {
        Parker parker = new Parker();
        return new SleepingPlace() {
            @Override
            public void announce() {
                parker.announce();
            }

            @Override
            public void cancel() {
                parker.cancel();
            }

            @Override
            public void unpark() {
                parker.unpark();
            }

            @Override
            public boolean isAsleep() {
                return parker.toString().contains("asleep");
            }
        };
    }
}
