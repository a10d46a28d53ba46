package dev.rouse.internal.future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Futures;
import dev.rouse.Waker;
import dev.rouse.testing.CountingWaker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The list behaves as a map from handles to wakers that keeps the order of entering. */
class SharedWaitersProperties {

    private static final int HANDLES = 4;

    private final SharedWaiters waiters = new SharedWaiters();
    private final List<SharedHandle<?>> handles = handles();

    private static List<SharedHandle<?>> handles() {
        List<SharedHandle<?>> handles = new ArrayList<>();
        for (int i = 0; i < HANDLES; i++) {
            handles.add((SharedHandle<?>) SharedCell.share(Futures.pending()));
        }
        return handles;
    }

    /** Below 4 a handle enters, below 8 one leaves, 8 wakes the first, 9 all. */
    @Property
    void doesWhatAMapInOrderDoes(@ForAll @Size(max = 40) List<@IntRange(max = 9) Integer> steps) {
        handles.forEach(waiters::leave); // of the try before
        Map<SharedHandle<?>, CountingWaker> model = new LinkedHashMap<>();
        List<CountingWaker> woken = new ArrayList<>();
        List<CountingWaker> all = new ArrayList<>();
        for (int step : steps) {
            if (step < HANDLES) {
                CountingWaker waker = new CountingWaker();
                all.add(waker);
                model.put(handles.get(step), waker);
                waiters.enter(handles.get(step), waker);
            } else if (step < 2 * HANDLES) {
                SharedHandle<?> leaving = handles.get(step - HANDLES);
                assertThat(waiters.leave(leaving)).isEqualTo(model.remove(leaving) != null);
            } else if (step == 8) {
                model.keySet().stream().findFirst().map(model::remove).ifPresent(woken::add);
                waiters.wakeFirst();
            } else {
                woken.addAll(model.values());
                model.clear();
                waiters.wakeAll();
            }
        }
        assertThat(all).allMatch(waker -> waker.count() == (woken.contains(waker) ? 1 : 0));
        assertThat(waiters).extracting("size").isEqualTo(model.size());
    }

    @Example
    void allAreWokenInTheOrderOfEntering() {
        StringBuilder order = new StringBuilder();
        for (int i : new int[] {2, 0, 3, 1}) {
            waiters.enter(handles.get(i), () -> order.append("first ").append(i));
        }
        for (int i = 0; i < HANDLES; i++) { // another waker, the same place
            String name = String.valueOf(i);
            waiters.enter(handles.get(i), () -> order.append(name));
        }
        waiters.wakeAll();
        assertThat(order).hasToString("2031");
    }

    /** One that is woken may poll before the others are; it must not cut them off. */
    @Example
    void wokenOneThatEntersAgainLeavesTheOthersTheirWake() {
        CountingWaker later = new CountingWaker();
        CountingWaker again = new CountingWaker();
        waiters.enter(handles.get(0), () -> waiters.enter(handles.get(0), again));
        waiters.enter(handles.get(1), () -> assertThat(waiters.leave(handles.get(1))).isFalse());
        waiters.enter(handles.get(2), later);
        waiters.wakeAll();
        assertThat(later.count()).isEqualTo(1);
        assertThat(again.count()).isZero();
        waiters.wakeAll();
        assertThat(again.count()).isEqualTo(1);
    }

    @Example
    @SuppressWarnings("NullAway") // that is the point
    void nullInPlaceOfAWakerChangesNothing() {
        Waker none = null;
        assertThatThrownBy(() -> waiters.enter(handles.get(0), none))
                .isInstanceOf(NullPointerException.class);
        assertThat(waiters.leave(handles.get(0))).isFalse();
        waiters.wakeAll();
    }
}
