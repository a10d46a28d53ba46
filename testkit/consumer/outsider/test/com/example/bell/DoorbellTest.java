package com.example.bell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.testkit.laws.FutureLaws;
import dev.rouse.testkit.laws.Step;
import dev.rouse.testkit.sim.Chooser;
import dev.rouse.testkit.sim.Schedule;
import dev.rouse.testkit.sim.SimExecutor;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class DoorbellTest {

    static FutureLaws<String> doorbell() {
        return FutureLaws.<String>of(
                        "doorbell",
                        world -> {
                            Doorbell bell = new Doorbell();
                            world.event("ring", bell::ring);
                            return bell;
                        })
                .giving("somebody is there");
    }

    @Example
    void keepsTheLaws() {
        doorbell().check();
    }

    @Property(tries = 200, seed = "1")
    void keepsTheLawsInLongScripts(@ForAll @Size(max = 20) List<Step> script) {
        doorbell().replay(script.toArray(Step[]::new));
    }

    @Property(tries = 50, seed = "1")
    void isHeardUnderAnySchedule(@ForAll Schedule schedule) throws Exception {
        try (SimExecutor executor = new SimExecutor(Chooser.replay(schedule))) {
            Doorbell bell = new Doorbell();
            JoinHandle<String> host = executor.spawn(bell, "host");
            executor.spawn(Futures.lazy(() -> ring(bell)), "guest").drop();
            assertThat(executor.blockOn(host)).isEqualTo("somebody is there");
        }
    }

    private static String ring(Doorbell bell) {
        bell.ring();
        return "rang";
    }
}
