package dev.rouse.testkit.laws;

import dev.rouse.executor.single.SingleExecutor;

// example
class SingleWakersContractTest implements WakerContract {
    @Override
    public WakerLaws laws() {
        return WakerLaws.of("single", SingleExecutor::create);
    }
}
// end of example
