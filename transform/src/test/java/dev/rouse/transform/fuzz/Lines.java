package dev.rouse.transform.fuzz;

/** Makes generated source readable. */
final class Lines {

    private Lines() {}

    /** Indents each line by the braces around it; braces in strings are not expected. */
    static String indented(String source) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        for (String line : source.split("\n")) {
            String text = line.strip();
            if (text.isEmpty()) {
                continue;
            }
            int closing = text.startsWith("}") ? 1 : 0;
            out.append("    ".repeat(Math.max(0, depth - closing))).append(text).append('\n');
            depth += count(text, '{') - count(text, '}');
        }
        return out.toString();
    }

    private static int count(String text, char wanted) {
        return (int) text.chars().filter(c -> c == wanted).count();
    }
}
