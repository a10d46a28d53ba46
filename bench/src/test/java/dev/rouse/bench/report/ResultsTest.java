package dev.rouse.bench.report;

import static dev.rouse.bench.report.Contender.FORK_JOIN;
import static dev.rouse.bench.report.Contender.REACTOR;
import static dev.rouse.bench.report.Contender.ROUSE;
import static dev.rouse.bench.report.Contender.VIRTUAL_THREADS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static Measurement measured(String workload, Contender who, double nanos) {
        return new Measurement(workload, who, nanos, 8);
    }

    @Test
    void eachScoreHasAllRounds() {
        Results results =
                Results.ofRounds(
                        List.of(
                                List.of(measured("a", ROUSE, 1), measured("a", FORK_JOIN, 10)),
                                List.of(measured("a", ROUSE, 3), measured("a", FORK_JOIN, 30)),
                                List.of(measured("a", ROUSE, 2), measured("a", FORK_JOIN, 20))));
        assertThat(results.score("a", ROUSE).orElseThrow().nanos()).containsExactly(1.0, 3.0, 2.0);
        assertThat(results.score("a", FORK_JOIN).orElseThrow().medianNanos()).isEqualTo(20);
        assertThat(results.contenders()).containsExactly(ROUSE, FORK_JOIN);
    }

    @Test
    void aWorkloadThatARoundLacksHasAScoreOfTheOthers() {
        Results results =
                Results.ofRounds(
                        List.of(
                                List.of(measured("a", ROUSE, 1), measured("b", ROUSE, 5)),
                                List.of(measured("a", ROUSE, 2))));
        assertThat(results.workloads()).containsExactly("a", "b");
        assertThat(results.score("b", ROUSE).orElseThrow().nanos()).containsExactly(5.0);
    }

    @Test
    void whatNobodyMeasuredHasNoScore() {
        Results results = Results.ofRounds(List.of(List.of(measured("a", REACTOR, 1))));
        assertThat(results.score("a", ROUSE)).isEmpty();
        assertThat(results.score("b", ROUSE)).isEmpty();
        assertThat(results.bestPeer("b")).isEmpty();
        assertThat(results.timesRouse("a", REACTOR)).isEmpty();
    }

    @Test
    void theBestPeerIsNeverRouse() {
        Results results =
                Results.ofRounds(
                        List.of(
                                List.of(
                                        measured("a", ROUSE, 1),
                                        measured("a", FORK_JOIN, 30),
                                        measured("a", VIRTUAL_THREADS, 4),
                                        measured("a", REACTOR, 20),
                                        measured("b", ROUSE, 1))));
        assertThat(results.bestPeer("a")).contains(VIRTUAL_THREADS);
        assertThat(results.bestPeer("b")).isEmpty();
        assertThat(results.timesRouse("a", REACTOR)).contains(20.0);
    }
}
