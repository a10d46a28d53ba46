package dev.rouse.stress.future;

/** Counts handles with a read and a write. */
final class ModelSharedDrops implements SharedDrops {

    private final Runnable onDrop;
    private volatile int handles = 2;

    ModelSharedDrops(Runnable onDrop) {
        this.onDrop = onDrop;
    }

    @Override
    public void dropOne() {
        release();
    }

    @Override
    public void dropOther() {
        release();
    }

    private void release() {
        int left = handles - 1;
        handles = left;
        if (left == 0) {
            onDrop.run();
        }
    }
}
