package dev.rouse.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FactsTest {

    @Test
    void theCaptionNamesMachineJdkExecutorCommitAndDay() {
        Facts facts =
                new Facts(
                        "Fast CPU",
                        2,
                        24,
                        "Linux 6",
                        "17.0.15 Vendor",
                        "single",
                        "abc",
                        "2026-11-21");
        assertThat(facts.caption())
                .isEqualTo(
                        "Fast CPU, 2 cores, 24 GiB, Linux 6, JDK 17.0.15 Vendor, executor single,"
                                + " commit abc, 2026-11-21");
    }

    @Test
    void theProcessorIsTheFirstThatTheKernelNames() {
        assertThat(
                        Facts.modelName(
                                List.of(
                                        "processor : 0",
                                        "model name\t: Fast CPU @ 3 GHz",
                                        "model name\t: Other")))
                .isEqualTo("Fast CPU @ 3 GHz");
        assertThat(Facts.modelName(List.of())).isEqualTo(System.getProperty("os.arch"));
    }

    @Test
    void kernelIsNamedWithoutItsBuild() {
        assertThat(Facts.release("6.18.44-custom-7")).isEqualTo("6.18");
        assertThat(Facts.release("14.1")).isEqualTo("14.1");
        assertThat(Facts.release("unknown")).isEqualTo("unknown");
    }

    @Test
    void thisMachineHasCoresAndMemory() {
        Facts facts = Facts.collect("single", "abc", "2026-11-21");
        assertThat(facts.cores()).isPositive();
        assertThat(facts.memoryGib()).isPositive();
        assertThat(facts.jdk()).contains(System.getProperty("java.version"));
    }
}
