/**
 * Tests futures, streams, sinks, wakers and executors: laws that find the shortest script which
 * breaks them, an executor that replays schedules, and fakes.
 *
 * <p>Start at {@link dev.rouse.testkit.laws.FutureLaws} to test a future of your own, and at {@link
 * dev.rouse.testkit.sim.Sim} to test a program of several tasks.
 *
 * @provides net.jqwik.api.providers.ArbitraryProvider so that {@code @ForAll Schedule} and
 *     {@code @ForAll Interleaving} work
 */
@org.jspecify.annotations.NullMarked
module dev.rouse.testkit {
    requires static transitive org.jspecify;
    requires transitive dev.rouse;
    requires transitive net.jqwik.api;
    requires transitive org.assertj.core;

    exports dev.rouse.testkit;
    exports dev.rouse.testkit.laws;
    exports dev.rouse.testkit.sim;

    provides net.jqwik.api.providers.ArbitraryProvider with
            dev.rouse.testkit.internal.TestkitArbitraries;
}
