package dev.rouse.testkit.sim;

/**
 * What was tried without a failure.
 *
 * @param schedules how many runs there were
 * @param complete whether these were all the program has
 */
public record Explored(int schedules, boolean complete) {}
