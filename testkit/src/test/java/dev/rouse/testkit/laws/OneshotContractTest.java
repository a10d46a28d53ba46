package dev.rouse.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.channel.Oneshot;
import net.jqwik.api.Example;
import net.jqwik.api.lifecycle.AfterContainer;

/** A contract that is extended runs all that it brings. */
class OneshotContractTest implements FutureContract<String> {

    private static int asked;

    @Override
    public FutureLaws<String> laws() {
        asked++;
        return FutureLaws.<String>of(
                        "oneshot",
                        world -> {
                            Oneshot<String> pair = Oneshot.create();
                            world.event("send", () -> pair.sender().send("v"));
                            return pair.receiver();
                        })
                .giving("v");
    }

    @Example
    void ownTestsStandBesideTheInherited() {
        assertThat(laws()).hasToString("FutureLaws[oneshot]");
    }

    @AfterContainer
    static void inheritedTestsHaveRun() {
        assertThat(asked).as("2 examples and 200 tries").isGreaterThanOrEqualTo(202);
    }
}
