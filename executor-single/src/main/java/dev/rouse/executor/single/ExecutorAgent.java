package dev.rouse.executor.single;

import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;

/** Behind {@link SingleExecutor#agent}. */
final class ExecutorAgent implements Agent {

    private final SingleExecutor executor;
    private final String roleName;

    ExecutorAgent(SingleExecutor executor, String roleName) {
        this.executor = executor;
        this.roleName = roleName;
    }

    @Override
    public int doWork() {
        if (executor.isClosed()) {
            throw new AgentTerminationException("the executor of agent " + roleName + " is closed");
        }
        return executor.poll();
    }

    @Override
    public void onClose() {
        executor.close();
    }

    @Override
    public String roleName() {
        return roleName;
    }
}
