package dev.rouse;

import dev.rouse.internal.stream.Map;
import dev.rouse.internal.stream.StreamSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Streams by key, as one stream of items with their keys. Streams are added and taken out while it
 * runs, for example one for each topic that somebody subscribes to.
 *
 * <p>Fairness, failure, memory and the meaning of {@link PollNext.Done} are those of {@link
 * SelectAll}. A key is gone as soon as its stream has ended.
 *
 * @param <K> the type of the keys
 * @param <T> the type of the items
 */
public final class StreamMap<K extends @Nullable Object, T extends @Nullable Object>
        implements Stream<Keyed<K, T>> {

    private final StreamSet<Keyed<K, T>> streams = new StreamSet<>();
    private final LinkedHashMap<K, Entry<K, T>> entries = new LinkedHashMap<>();

    /** Makes an empty map. */
    public StreamMap() {}

    private record Entry<K extends @Nullable Object, T extends @Nullable Object>(
            Stream<T> stream, StreamSet.Member<Keyed<K, T>> member) {}

    /**
     * Adds a stream.
     *
     * @param key its key
     * @param stream the stream; the map owns it
     * @return the stream that had this key before, which is the caller's now, or {@code null}
     * @throws IllegalStateException if the map has failed or was dropped; the stream stays the
     *     caller's
     * @throws NullPointerException if {@code stream} is null
     */
    public @Nullable Stream<T> insert(K key, Stream<T> stream) {
        Stream<Keyed<K, T>> keyed = new Map<>(stream, value -> new Keyed<>(key, value));
        StreamSet.Member<Keyed<K, T>> member = streams.add(keyed, () -> entries.remove(key));
        return takenOut(entries.put(key, new Entry<>(stream, member)));
    }

    /**
     * Takes a stream out.
     *
     * @param key its key
     * @return the stream, which is the caller's now, or {@code null} if there is none
     */
    public @Nullable Stream<T> remove(K key) {
        return takenOut(entries.remove(key));
    }

    private @Nullable Stream<T> takenOut(@Nullable Entry<K, T> entry) {
        if (entry == null) {
            return null;
        }
        streams.remove(entry.member);
        return entry.stream;
    }

    /**
     * Tells whether there is a stream of that key.
     *
     * @param key the key
     * @return true if it has not ended
     */
    public boolean containsKey(K key) {
        return entries.containsKey(key);
    }

    /**
     * Gives the keys of the streams that have not ended.
     *
     * @return a view, in the order of insertion
     */
    public Set<K> keys() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /**
     * Counts the streams that have not ended.
     *
     * @return how many
     */
    public int size() {
        return entries.size();
    }

    /**
     * Tells whether there is nothing to wait for.
     *
     * @return true if there are no streams
     */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Drops all streams, all of them even if one throws. Others may be added again. */
    public void clear() {
        entries.clear();
        streams.clear();
    }

    @Override
    public PollNext<Keyed<K, T>> pollNext(Context cx) throws Exception {
        try {
            return streams.pollNext(cx);
        } catch (Throwable failure) {
            entries.clear();
            throw failure;
        }
    }

    @Override
    public void drop() {
        entries.clear();
        streams.drop();
    }

    /** Names the keys. */
    @Override
    public String toString() {
        return "StreamMap" + entries.keySet() + " of " + streams;
    }
}
