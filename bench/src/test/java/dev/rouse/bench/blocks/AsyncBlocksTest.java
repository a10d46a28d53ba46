package dev.rouse.bench.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All variants compute the same, however often the awaited futures are pending. */
class AsyncBlocksTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void variantsAgree(int pendings) throws Exception {
        AsyncBlocks blocks = new AsyncBlocks();
        blocks.pendings = pendings;
        for (int repeat = 0; repeat < 3; repeat++) {
            assertThat(blocks.await10_block()).isEqualTo(AsyncBlocks.TEN);
            assertThat(blocks.await10_hand()).isEqualTo(AsyncBlocks.TEN);
            assertThat(blocks.await10_cf()).isEqualTo(AsyncBlocks.TEN);
            assertThat(blocks.awaitloop_block()).isEqualTo(AsyncBlocks.ROUNDS);
            assertThat(blocks.awaitloop_hand()).isEqualTo(AsyncBlocks.ROUNDS);
        }
    }
}
