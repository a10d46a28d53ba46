package dev.rouse.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Futures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** The number of a task, which is dealt to whoever asks first. */
class TaskNumbersTest {

    private static final int TASKS = 50_000;

    @Test
    void threadsThatAskAtTheSameTimeGetTheSameNumbers() throws Exception {
        List<Task<?>> tasks = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            tasks.add(Task.create(Futures.pending(), task -> {}));
        }
        CountDownLatch start = new CountDownLatch(2);
        List<FutureTask<List<Long>>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            FutureTask<List<Long>> each =
                    new FutureTask<>(
                            () -> {
                                start.countDown();
                                while (start.getCount() != 0) {
                                    Thread.onSpinWait();
                                }
                                List<Long> numbers = new ArrayList<>();
                                tasks.forEach(task -> numbers.add(task.id()));
                                return numbers;
                            });
            both.add(each);
            new Thread(each).start();
        }
        List<Long> numbers = both.get(0).get();
        assertThat(both.get(1).get()).isEqualTo(numbers);
        assertThat(numbers).doesNotHaveDuplicates();
    }
}
