package dev.rouse.testkit.sim;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The choices of one run: at the first place where several tasks were ready, the first number says
 * which of them ran, and so on.
 *
 * <p>Every list of numbers is a schedule of every program, so schedules can be made at random and
 * made shorter: a number is taken modulo how many tasks are ready, and after the last one the task
 * that has been ready for longest runs. The empty schedule is therefore first in, first out.
 *
 * @param choices the places in the list of ready tasks, not negative
 */
public record Schedule(List<Integer> choices) {

    /**
     * Copies the choices.
     *
     * @param choices the places in the list of ready tasks
     * @throws IllegalArgumentException if one is negative
     * @throws NullPointerException if an argument or a choice is null
     */
    public Schedule {
        choices = List.copyOf(choices);
        for (int choice : choices) {
            if (choice < 0) {
                throw new IllegalArgumentException("a choice must not be negative: " + choices);
            }
        }
    }

    /**
     * Makes a schedule.
     *
     * @param choices the places in the list of ready tasks
     * @return the schedule
     * @throws IllegalArgumentException if a choice is negative
     */
    public static Schedule of(int... choices) {
        return new Schedule(Arrays.stream(choices).boxed().toList());
    }

    /** Gives the code that makes this schedule. */
    @Override
    public String toString() {
        return choices.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "Schedule.of(", ")"));
    }
}
