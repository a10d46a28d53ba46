package dev.rouse.testkit.proof;

/**
 * What a task does next.
 *
 * @param kind which of the operations that the structure has for this task; taken modulo their
 *     number
 * @param argument what the operation makes of it
 * @param patience how many turns the task lets pass before it drops what is pending; {@link
 *     #ENDLESS} to wait for the answer
 */
record Act(int kind, int argument, int patience) {

    static final int ENDLESS = -1;

    boolean isPatient() {
        return patience == ENDLESS;
    }

    String of(String... kinds) {
        return kinds[kind % kinds.length];
    }
}
