package dev.rouse.internal.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.internal.interop.LineFile.Batch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The transitions that the picture in {@link LineFile} shows, of a file without end. */
class LineFileTest {

    private final Lines file = new Lines();
    private final LineFile lines = new LineFile(() -> file, StandardCharsets.US_ASCII);

    @Test
    void arrows1And2ABatchBeginsAndEnds() throws IOException {
        file.whenRead = () -> assertThat(lines).hasToString("file BUSY");
        assertThat(lines).hasToString("file IDLE");
        Batch batch = lines.read();
        assertThat(batch.lines()).isNotEmpty().containsOnly("line");
        assertThat(batch.last()).isFalse();
        assertThat(lines).hasToString("file IDLE");
        assertThat(lines.read().lines()).isNotEmpty();
        assertThat(file.closed).isZero();
    }

    @Test
    void arrow3ADropInBetweenCloses() throws IOException {
        lines.read();
        lines.drop();
        assertThat(lines).hasToString("file CLOSED");
        assertThat(file.closed).isEqualTo(1);
        lines.drop();
        assertThat(lines.read()).isEqualTo(new Batch(List.of(), true, null));
        assertThat(file.closed).isEqualTo(1);
    }

    @Test
    void arrows4And5ABatchDuringWhichItIsDroppedCloses() throws IOException {
        file.whenRead =
                () -> {
                    lines.drop();
                    lines.drop();
                    assertThat(lines).hasToString("file CLOSING");
                    assertThat(file.closed).isZero();
                };
        lines.read();
        assertThat(lines).hasToString("file CLOSED");
        assertThat(file.closed).isEqualTo(1);
        lines.drop();
        assertThat(file.closed).isEqualTo(1);
    }

    @Test
    void aLastBatchHasClosedBeforeItEnds() throws IOException {
        lines.read();
        file.atEnd = true;
        Batch last = lines.read();
        while (!last.last()) { // what was read ahead
            last = lines.read();
        }
        assertThat(file.closed).isEqualTo(1);
        assertThat(lines).hasToString("file IDLE");
        lines.drop();
        assertThat(lines).hasToString("file CLOSED");
        assertThat(file.closed).isEqualTo(1);
    }

    @Test
    void aFailureIsTheLastBatchAndCloses() throws IOException {
        IllegalStateException broken = new IllegalStateException("broken");
        file.whenRead =
                () -> {
                    throw broken;
                };
        Batch batch = lines.read();
        assertThat(batch.failure()).isSameAs(broken);
        assertThat(batch.last()).isTrue();
        assertThat(file.closed).isEqualTo(1);
    }

    @Test
    void theDropperIsToldThatClosingHasFailed() throws IOException {
        lines.read();
        file.failsToClose = true;
        assertThatThrownBy(lines::drop)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot close");
        assertThat(lines).hasToString("file CLOSED");
    }

    /** Lines without end, unless told otherwise. */
    private static final class Lines implements SeekableByteChannel {
        private Runnable whenRead = () -> {};
        private boolean atEnd;
        private boolean failsToClose;
        private int closed;

        @Override
        public int read(ByteBuffer target) {
            whenRead.run();
            if (atEnd) {
                return -1;
            }
            int before = target.position();
            while (target.remaining() >= 5) {
                target.put("line\n".getBytes(StandardCharsets.US_ASCII));
            }
            return target.position() - before;
        }

        @Override
        public void close() throws IOException {
            closed++;
            if (failsToClose) {
                throw new IOException("cannot close");
            }
        }

        @Override
        public boolean isOpen() {
            return closed == 0;
        }

        @Override
        public long position() {
            return 0;
        }

        @Override
        public long size() {
            return Long.MAX_VALUE;
        }

        @Override
        public int write(ByteBuffer source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SeekableByteChannel position(long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }
    }
}
