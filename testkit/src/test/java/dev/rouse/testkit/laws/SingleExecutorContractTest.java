package dev.rouse.testkit.laws;

import dev.rouse.executor.single.SingleExecutor;

class SingleExecutorContractTest implements ExecutorContract {
    @Override
    public ExecutorLaws laws() {
        return ExecutorLaws.of("single", SingleExecutor::create).fairnessBound(13);
    }
}
