package dev.rouse.testkit.sim;

import java.util.List;

/** Behind {@link Chooser#replay}. */
final class Replay implements Chooser {

    private final List<Integer> choices;
    private int made;

    Replay(Schedule schedule) {
        this.choices = schedule.choices();
    }

    @Override
    public int choose(List<SimTask> ready) {
        return made < choices.size() ? choices.get(made++) % ready.size() : 0;
    }
}
