package com.example.shop;

import dev.rouse.Future;
import dev.rouse.Futures;
import java.util.Map;

/** Answers each question after a while, as a service elsewhere would. */
final class Warehouse {

    private final Map<String, Integer> prices = Map.of("tea", 4, "cup", 9);

    Future<Integer> priceOf(String article) {
        return Futures.yieldNow().map(nothing -> find(article));
    }

    private int find(String article) {
        Integer price = prices.get(article);
        if (price == null) {
            throw new IllegalArgumentException("no such article: " + article);
        }
        return price;
    }
}
