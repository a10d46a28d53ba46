package dev.rouse.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where and when a run was measured.
 *
 * @param cpu the model of the processor
 * @param cores how many of them the JVM sees
 * @param memoryGib the machine's memory
 * @param os the operating system
 * @param jdk version and vendor of the JDK
 * @param executor the executor under the workloads without a prefix
 * @param commit what was measured
 * @param date the day, as year-month-day
 */
record Facts(
        String cpu,
        int cores,
        long memoryGib,
        String os,
        String jdk,
        String executor,
        String commit,
        String date) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** Of this machine and this JVM, which is the same one that has run JMH. */
    static Facts collect(String executor, String commit, String date) {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Facts(
                processor(),
                Runtime.getRuntime().availableProcessors(),
                Math.round(system.getTotalMemorySize() / (double) (1L << 30)),
                System.getProperty("os.name") + " " + release(System.getProperty("os.version")),
                System.getProperty("java.version"),
                executor,
                commit,
                date);
    }

    /** The first two numbers of a kernel's version; what follows names a build of it. */
    static String release(String version) {
        return version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
    }

    private static String processor() {
        try {
            return modelName(Files.readAllLines(CPU_INFO));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    /** The name that the kernel gives the first processor; elsewhere at least the architecture. */
    static String modelName(List<String> cpuInfo) {
        return cpuInfo.stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    /** In one line, for captions. */
    String caption() {
        return cpu
                + ", "
                + cores
                + (cores == 1 ? " core, " : " cores, ")
                + memoryGib
                + " GiB, "
                + os
                + ", JDK "
                + jdk
                + ", executor "
                + executor
                + ", commit "
                + commit
                + ", "
                + date;
    }
}
