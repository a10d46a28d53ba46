/**
 * Fakes and assertions for polling by hand.
 *
 * <p>A {@link dev.rouse.testkit.FakeContext} is all that a poll needs: a counting waker, a virtual
 * clock, a spawner that only writes down, and a budget. {@link dev.rouse.testkit.Assertions} says
 * what the answer should have been; {@link dev.rouse.testkit.Scripted} children answer as told and
 * report an owner who breaks the contract. {@link dev.rouse.testkit.Interleaving} makes any future,
 * stream or sink slower, and {@link dev.rouse.testkit.Trace} writes down what happened.
 *
 * <p><b>Who calls in.</b> Tests, and the laws. <b>Who is called.</b> The futures under test.
 * <b>Threads.</b> One, unless a class says otherwise.
 *
 * <p><b>Start at</b> {@link dev.rouse.testkit.FakeContext}.
 */
@NullMarked
package dev.rouse.testkit;

import org.jspecify.annotations.NullMarked;
