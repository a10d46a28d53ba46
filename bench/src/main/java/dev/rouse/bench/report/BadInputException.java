package dev.rouse.bench.report;

import java.nio.file.Path;

/** A file is not what the report needs; the message says which, why, and what to do. */
final class BadInputException extends Exception {

    private static final long serialVersionUID = 1;

    BadInputException(Path file, String what) {
        super(file + ": " + what);
    }

    BadInputException(Path file, String what, Throwable cause) {
        super(file + ": " + what, cause);
    }
}
