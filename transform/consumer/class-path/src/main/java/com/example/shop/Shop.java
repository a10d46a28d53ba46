package com.example.shop;

import static dev.rouse.Async.async;
import static dev.rouse.Async.await;

import dev.rouse.Executor;
import dev.rouse.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What people write: methods that give async blocks, which use what is around them. */
public final class Shop {

    private final Warehouse warehouse = new Warehouse();
    private final List<String> ledger = new ArrayList<>();

    /** Uses {@code this}, a loop, and what is caught. */
    Future<Integer> total(List<String> articles) {
        return async(
                () -> {
                    int total = 0;
                    for (String article : articles) {
                        try {
                            total += await(warehouse.priceOf(article));
                            note(article);
                        } catch (IllegalArgumentException e) {
                            note(e.getMessage());
                        }
                    }
                    return total;
                });
    }

    private void note(String entry) {
        ledger.add(entry);
    }

    /** Is generic, and awaits in the middle of an expression. */
    static <T> Future<List<T>> both(Supplier<Future<T>> one, Supplier<Future<T>> other) {
        return async(() -> List.of(await(one.get()), await(other.get())));
    }

    /** A resource that is open across an await. */
    Future<Void> closing() {
        return async(
                () -> {
                    try (Till till = new Till()) {
                        till.take(await(total(List.of("cup"))));
                    }
                });
    }

    private final class Till implements AutoCloseable {
        void take(int money) {
            note("took " + money);
        }

        @Override
        public void close() {
            note("till closed");
        }
    }

    public static void main(String[] arguments) throws Exception {
        Shop shop = new Shop();
        try (Executor executor = Executor.create()) {
            System.out.println(executor.blockOn(shop.total(List.of("tea", "coffee", "cup"))));
            System.out.println(
                    executor.blockOn(
                            both(
                                    () -> shop.total(List.of("tea")),
                                    () -> shop.total(List.of("cup", "cup")))));
            executor.blockOn(shop.closing());
        }
        System.out.println(shop.ledger);
    }
}
