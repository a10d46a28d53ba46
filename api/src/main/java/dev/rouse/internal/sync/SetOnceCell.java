package dev.rouse.internal.sync;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.sync.Notify;
import dev.rouse.sync.SetOnce;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link SetOnce}: pending, then ready for ever, by one compare-and-set; those who wait are
 * notified after it.
 *
 * @param <T> the type of the value
 */
public final class SetOnceCell<T extends @Nullable Object> implements SetOnce<T> {

    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(SetOnceCell.class, "value", Poll.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile Poll<T> value = Poll.pending();

    private final Notify news = Notify.create();

    /** Makes one without a value. */
    public SetOnceCell() {}

    @Override
    public boolean set(T set) {
        if (isSet() || !valueCas(Poll.pending(), Poll.ready(set))) {
            return false;
        }
        news.notifyWaiters();
        return true;
    }

    @Override
    public Poll<T> get() {
        return value;
    }

    @Override
    public boolean isSet() {
        return value.isReady();
    }

    @Override
    public Future<T> whenSet() {
        return new WhenSet<>(this);
    }

    private boolean valueCas(Poll<T> expected, Poll<T> next) {
        return VALUE.compareAndSet(this, expected, next);
    }

    /** Says whether there is a value; does not show it. */
    @Override
    public String toString() {
        return isSet() ? "SetOnce[set]" : "SetOnce[empty]";
    }

    /** Behind {@link SetOnce#whenSet}. */
    private static final class WhenSet<T extends @Nullable Object> extends WhenThere<T> {

        private final SetOnceCell<T> cell;

        WhenSet(SetOnceCell<T> cell) {
            super(cell.news);
            this.cell = cell;
        }

        @Override
        protected boolean isThere() {
            return cell.isSet();
        }

        @Override
        protected T take() {
            return ((Poll.Ready<T>) cell.value).value();
        }
    }
}
