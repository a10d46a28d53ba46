package dev.rouse.testkit.everything;

import java.util.Map;
import java.util.TreeMap;

/** Methods that give futures or streams and have no laws here, each with the reason. */
final class Exceptions {

    private static final String COMPILED =
            "throws unless it was compiled; the futures that come of it are tested by the module"
                    + " that compiles";
    private static final String GENERATED = "for compiled code only";
    private static final String GIVES_BACK = "gives back what the caller had made";
    private static final String THREADS =
            "runs on threads of its own; BlockingPool stands for it, with a thread of the test";

    private Exceptions() {}

    static Map<String, String> reasons() {
        Map<String, String> reasons = new TreeMap<>();
        reasons.put("Async.async(AsyncAction)", COMPILED);
        reasons.put("Async.async(AsyncBlock)", COMPILED);
        reasons.put("Async.stream(StreamBlock)", COMPILED);
        reasons.put("AsyncFrame.fresh()", GENERATED);
        reasons.put("StreamFrame.fresh()", GENERATED);
        reasons.put("Frame.takeAwaited()", GENERATED);
        reasons.put("Selected.other()", GIVES_BACK);
        reasons.put("Selected.First.other()", GIVES_BACK);
        reasons.put("Selected.Second.other()", GIVES_BACK);
        reasons.put("Split.reunite()", GIVES_BACK);
        reasons.put("StreamMap.insert(Object,Stream)", GIVES_BACK);
        reasons.put("StreamMap.remove(Object)", GIVES_BACK);
        reasons.put("Blocking.run(ThrowingSupplier)", THREADS);
        reasons.put("Blocking.runInterruptibly(ThrowingSupplier)", THREADS);
        reasons.put("AsyncFiles.lines(Path)", THREADS);
        reasons.put("AsyncFiles.lines(Path,Charset)", THREADS);
        reasons.put("AsyncFiles.readAllBytes(Path)", THREADS);
        reasons.put("AsyncFiles.readString(Path)", THREADS);
        reasons.put("AsyncFiles.readString(Path,Charset)", THREADS);
        reasons.put("AsyncFiles.writeString(Path,CharSequence,OpenOption[])", THREADS);
        return reasons;
    }
}
