package dev.rouse.transform.code;

/** The names of the library that class files refer to. */
final class Names {

    static final String ROOT = "dev/rouse/";
    static final String FRAMES = ROOT + "async/";

    static final String ASYNC = ROOT + "Async";
    static final String FUTURE = ROOT + "Future";
    static final String POLL = ROOT + "Poll";
    static final String CONTEXT = ROOT + "Context";
    static final String FRAME = FRAMES + "Frame";

    static final String OBJECT = "java/lang/Object";

    static final String AWAIT_DESC = "(L" + FUTURE + ";)L" + OBJECT + ";";
    static final String HAND_OUT_DESC = "(L" + OBJECT + ";)V";
    static final String POLL_DESC = "(L" + CONTEXT + ";)L" + POLL + ";";

    private Names() {}

    static String desc(String internalName) {
        return "L" + internalName + ";";
    }
}
