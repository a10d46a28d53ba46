package dev.rouse.executor.single.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.interop.Completion;
import dev.rouse.testing.DocExample;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The HTTP client of docs/interop.md, against a server in this JVM. */
class HttpClientExampleTest {

    // example
    static Future<String> fetch(HttpClient client, URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).build();
        return Completion.<HttpResponse<String>>from(
                        () -> client.sendAsync(request, BodyHandlers.ofString()))
                .map(HttpResponse::body);
    }

    // end of example

    private HttpServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] body =
                            exchange.getRequestURI().getPath().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    private URI address(String path) {
        InetSocketAddress bound = server.getAddress();
        return URI.create("http://" + bound.getHostString() + ":" + bound.getPort() + path);
    }

    @Test
    void itIsTheOneInTheDocumentation() {
        assertThat(DocExample.textOf(Path.of("../docs/interop.md")))
                .contains(
                        DocExample.in(
                                        Path.of(
                                                "src/test/java/dev/rouse/executor/single/interop/"
                                                        + "HttpClientExampleTest.java"))
                                .strip());
    }

    @Test
    void twoPagesAreFetchedAtTheSameTime() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        try (Executor executor = Executor.create("single")) {
            Future<String> both =
                    fetch(client, address("/one"))
                            .join(fetch(client, address("/two")), String::concat);
            assertThat(executor.blockOn(both)).isEqualTo("/one/two");
        }
    }

    @Test
    void theFailureIsTheClientsOwn() {
        URI nobody = address("/");
        server.stop(0);
        HttpClient client = HttpClient.newHttpClient();
        try (Executor executor = Executor.create("single")) {
            assertThatThrownBy(() -> executor.blockOn(fetch(client, nobody)))
                    .isInstanceOf(ConnectException.class);
        }
    }
}
