package com.example.weather;

import static dev.rouse.Async.async;
import static dev.rouse.Async.await;

import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.Futures;

/** Async blocks in a named module. */
public interface Weather {

    /** Answers with the degrees of a place, after a while. */
    Future<Integer> degrees(String place);

    /** A block in an interface, which uses {@code this}. */
    default Future<String> report(String place) {
        return async(() -> place + ": " + await(degrees(place)) + " degrees");
    }

    static void main(String[] arguments) throws Exception {
        Weather weather = place -> Futures.yieldNow().map(nothing -> place.length());
        try (Executor executor = Executor.create()) {
            System.out.println(executor.blockOn(weather.report("Oslo")));
        }
        System.out.println(Weather.class.getModule());
    }
}
