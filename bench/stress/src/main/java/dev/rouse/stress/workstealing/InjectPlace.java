package dev.rouse.stress.workstealing;

import dev.rouse.executor.workstealing.internal.InjectQueue;

/** What races need of an {@link InjectQueue}; the real one and the twin's offer it. */
interface InjectPlace {

    boolean push();

    void close();

    boolean pop();

    /** The queue that the library ships. */
    static InjectPlace real() {
        Numbered task = new Numbered(1);
        InjectQueue queue = new InjectQueue();
        return new InjectPlace() {
            @Override
            public boolean push() {
                return queue.push(task.get(0));
            }

            @Override
            public void close() {
                queue.close();
            }

            @Override
            public boolean pop() {
                return queue.pop() != null;
            }
        };
    }
}
