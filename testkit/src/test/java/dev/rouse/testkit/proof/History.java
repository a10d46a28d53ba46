package dev.rouse.testkit.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The calls of one run, in the order in which they began. */
final class History {

    private final List<Call> calls = new ArrayList<>();
    private int now;

    Call begin(int task, String name, int argument, @Nullable String line) {
        Call call = new Call(calls.size() + 1, task, name, argument, line, now++);
        calls.add(call);
        return call;
    }

    void answered(Call call, @Nullable Object answer) {
        call.end(Call.Fate.ANSWERED, answer, now++, somebodyWaits(call));
    }

    void dropped(Call call) {
        call.end(Call.Fate.DROPPED, null, now++, false);
    }

    private boolean somebodyWaits(Call but) {
        return calls.stream()
                .anyMatch(call -> call != but && call.fate() == Call.Fate.OPEN && call.isInLine());
    }

    boolean isAnybodyWaiting() {
        return calls.stream().anyMatch(call -> call.fate() == Call.Fate.OPEN);
    }

    List<Call> calls() {
        return calls;
    }

    @Override
    public String toString() {
        return calls.stream().map(Call::toString).collect(Collectors.joining("\n  ", "  ", ""));
    }
}
