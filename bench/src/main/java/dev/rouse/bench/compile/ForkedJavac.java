package dev.rouse.bench.compile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Compiles a module in a JVM that is started for it and ends with it, as builds do that fork javac,
 * and as the first compilation in any JVM is. {@link #main} is what runs there.
 *
 * @param api what the module is compiled against
 * @param sources where its sources are
 * @param output where the class files go
 */
record ForkedJavac(Path api, Path sources, Path output) {

    private static final String CPU = "CPU nanoseconds: ";

    /** Writes the sources of a module to where they are compiled. */
    void write(MadeModule module) throws IOException {
        for (var source : module.sources().entrySet()) {
            Files.writeString(sources.resolve(source.getKey()), source.getValue());
        }
    }

    Times without() throws IOException, InterruptedException {
        return times(false, "-proc:none");
    }

    Times withEmpty() throws IOException, InterruptedException {
        return times(
                false,
                "-processor",
                EmptyProcessor.class.getName(),
                "-processorpath",
                System.getProperty("java.class.path"));
    }

    /** With the processors that a path has. */
    Times with(String path) throws IOException, InterruptedException {
        return times(true, "-processorpath", path);
    }

    private Times times(boolean checked, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        if (!checked) {
            command.add("-D" + Compilation.CHECK_OFF + "=true");
        }
        command.add(ForkedJavac.class.getName());
        command.addAll(List.of("-d", output.toString(), "-cp", api.toString()));
        command.addAll(List.of(more));
        try (var files = Files.list(sources)) {
            files.map(Path::toString).sorted().forEach(command::add);
        }
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        long wall = System.nanoTime() - begin;
        if (status != 0 || !printed.startsWith(CPU)) {
            throw new IllegalStateException("javac says: " + printed);
        }
        return new Times(wall, Long.parseLong(printed.substring(CPU.length()).strip()));
    }

    /**
     * Runs javac, and prints what this JVM has taken for it.
     *
     * @param arguments javac's
     */
    public static void main(String[] arguments) {
        int status =
                ToolProvider.findFirst("javac")
                        .orElseThrow()
                        .run(System.out, System.out, arguments);
        ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .ifPresent(cpu -> System.out.println(CPU + cpu.toNanos()));
        System.exit(status);
    }
}
