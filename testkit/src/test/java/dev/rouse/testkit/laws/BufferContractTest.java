package dev.rouse.testkit.laws;

import java.util.List;

class BufferContractTest implements SinkContract<Integer> {
    @Override
    public SinkLaws<Integer> laws() {
        return SinkLaws.<Integer>of("buffer", world -> world.<Integer>childSink("target").buffer(2))
                .sending(List.of(1, 2, 3))
                .checkingEnd();
    }
}
