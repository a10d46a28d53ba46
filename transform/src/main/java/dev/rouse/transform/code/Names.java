package dev.rouse.transform.code;

/** The names of the library that class files refer to. */
final class Names {

    static final String ASYNC = "dev/rouse/Async";
    static final String ASYNC_BLOCK = "dev/rouse/AsyncBlock";
    static final String ASYNC_ACTION = "dev/rouse/AsyncAction";
    static final String FUTURE = "dev/rouse/Future";
    static final String POLL = "dev/rouse/Poll";
    static final String CONTEXT = "dev/rouse/Context";
    static final String FRAME = "dev/rouse/async/AsyncFrame";

    static final String OBJECT = "java/lang/Object";

    static final String AWAIT = "await";
    static final String AWAIT_DESC = "(L" + FUTURE + ";)L" + OBJECT + ";";
    static final String POLL_DESC = "(L" + CONTEXT + ";)L" + POLL + ";";

    private Names() {}

    static String desc(String internalName) {
        return "L" + internalName + ";";
    }
}
