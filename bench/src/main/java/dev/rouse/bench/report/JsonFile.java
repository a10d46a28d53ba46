package dev.rouse.bench.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a JSON file, or says what is wrong with it. */
final class JsonFile {

    private JsonFile() {}

    static JsonElement read(Path file) throws BadInputException, IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return JsonParser.parseReader(reader);
        } catch (NoSuchFileException e) {
            throw new BadInputException(file, "there is no such file", e);
        } catch (JsonParseException e) {
            throw new BadInputException(file, "this is not JSON: " + e.getMessage(), e);
        }
    }
}
