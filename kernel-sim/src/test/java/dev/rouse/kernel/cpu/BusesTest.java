package dev.rouse.kernel.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ports, memory windows and gates: who answers, and who complains. */
class BusesTest {

    private final Bench bench = new Bench();
    private final List<String> trace = new ArrayList<>();

    private final PortDevice device =
            new PortDevice() {
                @Override
                public int in(int port) {
                    return port + 0x100;
                }

                @Override
                public void out(int port, int value) {
                    trace.add(Integer.toHexString(port) + "=" + Integer.toHexString(value));
                }
            };

    private final MemoryDevice memory =
            new MemoryDevice() {
                @Override
                public int load16(int offset) {
                    return offset;
                }

                @Override
                public void store16(int offset, int value) {
                    trace.add(offset + "=" + value);
                }
            };

    @Test
    void portsWithoutADeviceReadAsOnesAndSwallowWrites() {
        assertThat(bench.cpu.in(0x99)).isEqualTo(0xFF);
        bench.cpu.out(0x99, 1);
    }

    @Test
    void portsCarryEightBits() {
        bench.io.attach(device, 0x10);

        bench.cpu.out(0x10, 0x1FF);

        assertThat(bench.cpu.in(0x10)).isEqualTo(0x10);
        assertThat(trace).containsExactly("10=ff");
    }

    @Test
    void aPortHasOneDevice() {
        bench.io.attach(device, 0x10);

        assertThatThrownBy(() -> bench.io.attach(device, 0x11, 0x10))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0x10");
    }

    @Test
    void aWindowIsAddressedFromItsStart() {
        bench.memory.attach(0xB8000, 4000, memory);

        bench.cpu.store16(0xB8000 + 3998, 0x1FFFF);

        assertThat(bench.cpu.load16(0xB8000 + 160)).isEqualTo(160);
        assertThat(trace).containsExactly("3998=65535");
    }

    @Test
    void windowsDoNotOverlap() {
        bench.memory.attach(100, 10, memory);
        bench.memory.attach(110, 10, memory);

        assertThatThrownBy(() -> bench.memory.attach(119, 1, memory))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAccessThatLeavesTheWindowMisses() {
        bench.memory.attach(100, 10, memory);

        assertThat(bench.memory.find(108)).isNotNull();
        assertThat(bench.memory.find(109)).isNull();
        assertThat(bench.memory.find(99)).isNull();
    }

    @Test
    void thereAreSevenInterruptStacks() {
        Gate gate = Gate.trap(frame -> {});

        assertThat(gate.onStack(7).stack()).isEqualTo(7);
        assertThat(gate.onStack(7).type()).isEqualTo(GateType.TRAP);
        assertThatThrownBy(() -> gate.onStack(8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> gate.onStack(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTableStartsWithoutHandlers() {
        Idt idt = new Idt();

        for (int vector = 0; vector < Idt.VECTORS; vector++) {
            assertThat(idt.get(vector).present()).isFalse();
        }
        assertThatThrownBy(
                        () ->
                                Gate.missing()
                                        .handler()
                                        .handle(new InterruptFrame(0, 0, false, 0, 0)))
                .isInstanceOf(IllegalStateException.class);
    }
}
