package dev.rouse.time;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A heap of keys, the earliest on top, that knows the place of each: any of them is moved or
 * removed in O(log n).
 *
 * <p>Equal deadlines are ordered by their numbers. The keys of the heap keep their places in {@link
 * DelayQueue.Key#place}; {@link #ABSENT} means in no heap.
 *
 * @param <T> the type of the values
 */
final class DelayHeap<T extends @Nullable Object> {

    static final int ABSENT = -1;

    private final List<DelayQueue.Key<T>> keys = new ArrayList<>();

    int size() {
        return keys.size();
    }

    DelayQueue.@Nullable Key<T> earliest() {
        return keys.isEmpty() ? null : keys.get(0);
    }

    void add(DelayQueue.Key<T> key) {
        keys.add(key);
        rise(key, keys.size() - 1);
    }

    void remove(DelayQueue.Key<T> key) {
        int hole = key.place;
        key.place = ABSENT;
        DelayQueue.Key<T> last = keys.remove(keys.size() - 1);
        if (last != key) {
            settle(last, hole);
        }
    }

    /** Moves a key whose deadline has changed to where it belongs. */
    void moved(DelayQueue.Key<T> key) {
        settle(key, key.place);
    }

    void clear() {
        keys.forEach(key -> key.place = ABSENT);
        keys.clear();
    }

    /** All keys, in no order; after changing their deadlines call {@link #allMoved}. */
    List<DelayQueue.Key<T>> all() {
        return keys;
    }

    /** Moves all keys to where they belong. */
    void allMoved() {
        keys.sort(DelayQueue.Key::compare); // what is sorted is a heap
        for (int place = 0; place < keys.size(); place++) {
            keys.get(place).place = place;
        }
    }

    private void settle(DelayQueue.Key<T> key, int place) {
        if (place > 0 && key.compare(keys.get(parent(place))) < 0) {
            rise(key, place);
        } else {
            sink(key, place);
        }
    }

    private void rise(DelayQueue.Key<T> key, int from) {
        int place = from;
        while (place > 0 && key.compare(keys.get(parent(place))) < 0) {
            put(keys.get(parent(place)), place);
            place = parent(place);
        }
        put(key, place);
    }

    private void sink(DelayQueue.Key<T> key, int from) {
        int place = from;
        for (int child; (child = earlierChild(place)) < keys.size(); place = child) {
            if (keys.get(child).compare(key) > 0) {
                break;
            }
            put(keys.get(child), place);
        }
        put(key, place);
    }

    /** The place of the earlier of two children; the size if there is none. */
    private int earlierChild(int place) {
        int left = 2 * place + 1;
        int right = left + 1;
        if (left >= keys.size()) {
            return keys.size();
        }
        return right < keys.size() && keys.get(right).compare(keys.get(left)) < 0 ? right : left;
    }

    private static int parent(int place) {
        return (place - 1) / 2;
    }

    private void put(DelayQueue.Key<T> key, int place) {
        keys.set(place, key);
        key.place = place;
    }
}
