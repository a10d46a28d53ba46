package dev.rouse.bench.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Poll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All variants compute the same, however often the awaited futures are pending. */
class AsyncBlocksTest {

    @ParameterizedTest
    @CsvSource({"0, opaque", "1, opaque", "3, opaque", "0, folded", "1, folded", "3, folded"})
    void variantsAgree(int pendings, Leaf.Kind leaf) throws Exception {
        AsyncBlocks blocks = new AsyncBlocks();
        blocks.pendings = pendings;
        blocks.leaf = leaf;
        for (int repeat = 0; repeat < 3; repeat++) {
            assertThat(blocks.await10_block()).isEqualTo(AsyncBlocks.TEN);
            assertThat(blocks.await10_hand()).isEqualTo(AsyncBlocks.TEN);
            assertThat(blocks.awaitloop_block()).isEqualTo(AsyncBlocks.ROUNDS);
            assertThat(blocks.awaitloop_hand()).isEqualTo(AsyncBlocks.ROUNDS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theChainOfLinksComputesTheSame(int pendings) {
        FutureChains chains = new FutureChains();
        chains.pendings = pendings;
        assertThat(chains.await10_cf()).isEqualTo(AsyncBlocks.TEN);
        assertThat(chains.await10_cf()).isEqualTo(AsyncBlocks.TEN);
    }

    /** One from the future at the start, and one from each link. */
    @Test
    void bothChainsOfCombinatorsHaveTenLinks() throws Exception {
        Chains chains = new Chains();
        assertThat(chains.map_then_chain()).isEqualTo(1 + Chains.LINKS);
        assertThat(chains.map_then_chain_cf()).isEqualTo(1 + Chains.LINKS);
    }

    @ParameterizedTest
    @EnumSource
    void aLeafIsPendingSoOftenEachTime(Leaf.Kind kind) {
        Leaf leaf = kind.leaf(2);
        Drive cx = new Drive();
        for (int round = 0; round < 3; round++) {
            assertThat(leaf.poll(cx).isReady()).isFalse();
            assertThat(leaf.poll(cx).isReady()).isFalse();
            assertThat(leaf.poll(cx)).isEqualTo(Poll.ready(1));
        }
    }
}
