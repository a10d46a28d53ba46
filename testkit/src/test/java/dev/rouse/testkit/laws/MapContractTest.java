package dev.rouse.testkit.laws;

import java.util.List;

// example
class MapContractTest implements StreamContract<Integer> {
    @Override
    public StreamLaws<Integer> laws() {
        return StreamLaws.<Integer>of(
                        "map", world -> world.childStream("child", List.of(1, 2)).map(n -> n * 10))
                .giving(List.of(10, 20));
    }
}
// end of example
