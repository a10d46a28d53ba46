package dev.rouse.bench;

import dev.rouse.Next;
import dev.rouse.PollNext;
import dev.rouse.channel.Mpsc;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** The first message through a new channel with room for a thousand. */
public class FirstMessage extends TwoWorkers {

    static final int CAPACITY = 1_000;

    /** The size of the message, an array that is made for it. */
    @Param({"512", "32768"})
    public int bytes = 512;

    /** Blocks twice: on the future that sends, and on the one that receives. */
    @Benchmark
    public int mpsc_send() throws Exception {
        Mpsc.Bounded<byte[]> channel = Mpsc.bounded(CAPACITY);
        executor.blockOn(channel.sender().send(new byte[bytes]));
        Next<byte[]> next = executor.blockOn(channel.receiver().recv());
        return next instanceof PollNext.Item<byte[]> item ? item.value().length : 0;
    }
}
