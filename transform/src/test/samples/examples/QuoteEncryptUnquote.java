package examples;

import static dev.rouse.Async.async;
import static dev.rouse.Async.await;

import dev.rouse.Future;
import java.io.EOFException;

/** Encrypts what stands between quotes, with a pad that is used once. */
public final class QuoteEncryptUnquote {

    private QuoteEncryptUnquote() {}

    public static Future<String> quoteEncryptUnquote(
            Sources.Source<String> text, Sources.Source<byte[]> pad) {
        return async(() -> {
            StringBuilder out = new StringBuilder();
            boolean quoted = false;
            for (String chunk; (chunk = await(text.next())) != null; ) {
                if (chunk.equals("\"")) {
                    quoted = !quoted;
                } else if (quoted) {
                    byte[] key = await(pad.next());
                    if (key == null || key.length < chunk.length()) {
                        throw new EOFException("the pad is used up");
                    }
                    chunk = xor(chunk, key);
                }
                out.append(chunk);
            }
            return quoted ? out.append('"').toString() : out.toString();
        });
    }

    private static String xor(String chunk, byte[] key) {
        char[] result = chunk.toCharArray();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= (char) (key[i] & 0x1F);
        }
        return new String(result);
    }
}
