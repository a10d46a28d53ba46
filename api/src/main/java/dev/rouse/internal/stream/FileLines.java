package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.internal.interop.LineFile;
import dev.rouse.interop.Blocking;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Behind {@link dev.rouse.interop.AsyncFiles#lines}: a piece of blocking work for each batch. */
public final class FileLines extends StreamBase<String> {

    private @Nullable LineFile file;
    private final FutureChild<LineFile.Batch> reading = new FutureChild<>();
    private final Queue<String> lines = new ArrayDeque<>();
    private boolean last;
    private @Nullable Throwable failure;

    /**
     * Takes ownership of a file.
     *
     * @param file which was not read
     */
    public FileLines(LineFile file) {
        this.file = file;
    }

    @Override
    PollNext<String> step(Context cx) throws Exception {
        while (lines.isEmpty()) {
            if (last) {
                Drops.rethrow(failure);
                return PollNext.done();
            }
            if (reading.isEmpty()) {
                reading.set(Blocking.run(requireNonNull(file)::read));
            }
            if (!(reading.poll(cx) instanceof Poll.Ready<LineFile.Batch> ready)) {
                return PollNext.pending();
            }
            lines.addAll(ready.value().lines());
            last = ready.value().last();
            failure = ready.value().failure();
        }
        return cx.tryProceed() ? PollNext.item(lines.remove()) : PollNext.pending();
    }

    @Override
    protected void release() {
        LineFile dropped = requireNonNull(file);
        file = null;
        lines.clear();
        failure = null;
        Drops.all(reading::drop, dropped::drop);
    }

    @Override
    protected String describe() {
        return lines.size() + " lines, " + file;
    }
}
