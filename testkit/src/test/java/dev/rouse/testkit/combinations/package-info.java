/**
 * The full product of how a task ends, what the owner of its handle does, and when it is aborted or
 * its executor closes, asked of every executor through {@link dev.rouse.Executor} alone.
 *
 * <p>{@link dev.rouse.testkit.combinations.Combinations} plays them all, each as a {@link
 * dev.rouse.testkit.combinations.Play} on a {@link dev.rouse.testkit.combinations.Stage} of its
 * own, and compares what happened with what {@link dev.rouse.testkit.combinations.Expected} derives
 * from the documentation. Tests of other modules with an executor call in.
 *
 * <p><b>Threads.</b> The test's, and those of the executors. Nothing sleeps: a stage either drives
 * its executor itself or holds every worker inside a poll while it acts.
 */
@NullMarked
package dev.rouse.testkit.combinations;

import org.jspecify.annotations.NullMarked;
