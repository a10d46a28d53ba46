package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Random scripts, run on a lock and on a list of those who hold it or wait. */
class RwLockProperties {

    enum Step {
        READ,
        WRITE,
        POLL,
        CLOSE,
        DROP,
        DOWNGRADE
    }

    record Command(Step step, int which) {}

    @Provide
    Arbitrary<List<Command>> scripts() {
        return Combinators.combine(
                        Arbitraries.of(Step.class), Arbitraries.integers().between(0, 99))
                .as(Command::new)
                .list()
                .ofMaxSize(60);
    }

    /** One who asked: in the order of first polls, granted from the front as far as it goes. */
    private static final class Party {
        final Future<?> future;
        final TestContext cx = new TestContext();
        boolean writes;
        boolean granted;
        AutoCloseable guard;

        Party(Future<?> future, boolean writes) {
            this.future = future;
            this.writes = writes;
        }
    }

    private static void grant(List<Party> line, int maxReaders) {
        int readers = 0;
        for (Party each : line) {
            if (each.writes ? each != line.get(0) : readers == maxReaders) {
                return;
            }
            each.granted = true;
            readers++;
            if (each.writes) {
                return;
            }
        }
    }

    @Property
    void doesWhatAListWouldDo(
            @ForAll("scripts") List<Command> script, @ForAll @IntRange(min = 1, max = 3) int most)
            throws Exception {
        RwLock<String> lock = RwLock.withMaxReaders("v", most);
        List<Party> parties = new ArrayList<>(); // all that have not ended
        List<Party> line = new ArrayList<>(); // those of them that were polled
        for (Command command : script) {
            if (command.step == Step.READ || command.step == Step.WRITE) {
                boolean writes = command.step == Step.WRITE;
                parties.add(new Party(writes ? lock.write() : lock.read(), writes));
            }
            if (parties.isEmpty()) {
                continue;
            }
            Party party = parties.get(command.which % parties.size());
            switch (command.step) {
                case POLL -> {
                    if (party.guard == null) {
                        if (!line.contains(party)) {
                            line.add(party);
                            grant(line, most);
                        }
                        if (party.future.poll(party.cx) instanceof Poll.Ready<?> ready) {
                            party.guard = (AutoCloseable) ready.value();
                        }
                        assertThat(party.guard != null).isEqualTo(party.granted);
                    }
                }
                case CLOSE -> {
                    if (party.guard != null) {
                        party.guard.close();
                        parties.remove(party);
                        line.remove(party);
                    }
                }
                case DROP -> {
                    if (party.guard == null) {
                        party.future.drop();
                        parties.remove(party);
                        line.remove(party);
                    }
                }
                case DOWNGRADE -> {
                    if (party.guard instanceof WriteGuard<?> writer) {
                        party.guard = writer.downgrade();
                        party.writes = false;
                    }
                }
                default -> {}
            }
            grant(line, most);
            for (Party each : line) {
                if (each.guard == null) {
                    assertThat(each.cx.wakes()).isEqualTo(each.granted ? 1 : 0);
                }
            }
            try (ReadGuard<String> reader = lock.tryRead()) {
                boolean free =
                        line.size() < most && line.stream().allMatch(p -> p.granted && !p.writes);
                assertThat(reader != null).isEqualTo(free);
            }
        }
    }
}
