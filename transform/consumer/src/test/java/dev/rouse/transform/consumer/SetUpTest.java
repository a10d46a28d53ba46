package dev.rouse.transform.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What README tells users to write is what the projects here are built with. */
class SetUpTest {

    private static String read(String file) throws Exception {
        return Files.readString(Path.of(file)).replaceAll("(?m)^\\s+", "");
    }

    @Test
    void readmeShowsTheSetUpOfTheProjectsHere() throws Exception {
        String readme = read("../../README.md");
        int start = readme.indexOf("<annotationProcessorPaths>");
        String maven = readme.substring(start, readme.indexOf("</annotationProcessorPaths>"));
        assertThat(maven).contains("rouse-transform");
        assertThat(read("class-path/pom.xml")).contains(maven);
        assertThat(read("module-path/pom.xml")).contains(maven);
        assertThat(readme.replace('"', '\'').replace("(", " ").replace(")", ""))
                .contains("annotationProcessor 'dev.rouse:rouse-transform:0.1.0-SNAPSHOT'");
        assertThat(read("class-path/build.gradle"))
                .contains("annotationProcessor 'dev.rouse:rouse-transform:0.1.0-SNAPSHOT'");
    }

    /** All processors of a compilation share one class loader. */
    @Test
    void jarOfTheProcessorHasItsOwnAsmAndNothingElseOfOthers() throws Exception {
        try (JarFile jar = new JarFile(Jars.TRANSFORM.toFile())) {
            assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")))
                    .allMatch(
                            name ->
                                    name.startsWith("dev/rouse/transform/")
                                            || name.equals("module-info.class"))
                    .contains("dev/rouse/transform/asm/ClassReader.class");
        }
    }
}
