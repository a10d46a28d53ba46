package dev.rouse.testkit.proof;

import dev.rouse.channel.Broadcast;
import dev.rouse.channel.Mpsc;
import dev.rouse.channel.Oneshot;
import dev.rouse.channel.Watch;
import dev.rouse.sync.Barrier;
import dev.rouse.sync.CancellationToken;
import dev.rouse.sync.Mutex;
import dev.rouse.sync.Notify;
import dev.rouse.sync.OnceCell;
import dev.rouse.sync.RwLock;
import dev.rouse.sync.Semaphore;
import dev.rouse.sync.SetOnce;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What tasks see of each structure is what they would see if operations happened one at a time; and
 * nobody waits for what is there.
 */
class LinearizabilityProperties {

    private static final int TRIES = 150;

    @Provide
    Arbitrary<Program> programs() {
        return Program.programs();
    }

    @Property(tries = TRIES)
    void mutex(@ForAll("programs") Program program) {
        Proof.check(tasks -> new MutexStructure(Mutex.create(0), tasks), program);
    }

    @Property(tries = TRIES)
    void rwLock(@ForAll("programs") Program program) {
        Proof.check(
                tasks ->
                        new RwLockStructure(
                                RwLock.withMaxReaders(0, RwLockStructure.MAX_READERS), tasks),
                program);
    }

    @Property(tries = TRIES)
    void semaphore(@ForAll("programs") Program program) {
        Proof.check(
                tasks ->
                        new SemaphoreStructure(Semaphore.create(SemaphoreStructure.PERMITS), tasks),
                program);
    }

    @Property(tries = TRIES)
    void notifications(@ForAll("programs") Program program) {
        Proof.check(tasks -> new NotifyStructure(Notify.create()), program);
    }

    @Property(tries = TRIES)
    void barrier(@ForAll("programs") Program program) {
        Proof.check(
                tasks -> new BarrierStructure(Barrier.create(BarrierStructure.PARTIES)), program);
    }

    @Property(tries = TRIES)
    void onceCell(@ForAll("programs") Program program) {
        Proof.check(tasks -> new OnceCellStructure(OnceCell.create()), program);
    }

    @Property(tries = TRIES)
    void setOnce(@ForAll("programs") Program program) {
        Proof.check(tasks -> new SetOnceStructure(SetOnce.create()), program);
    }

    @Property(tries = TRIES)
    void cancellationToken(@ForAll("programs") Program program) {
        Proof.check(tasks -> new TokenStructure(CancellationToken.create()), program);
    }

    @Property(tries = TRIES)
    void oneshot(@ForAll("programs") Program program) {
        Proof.check(tasks -> new OneshotStructure(Oneshot.create()), program);
    }

    @Property(tries = TRIES)
    void boundedMpscOfOne(@ForAll("programs") Program program) {
        Proof.check(tasks -> new BoundedStructure(Mpsc.bounded(1), tasks), program);
    }

    @Property(tries = TRIES)
    void boundedMpscOfTwo(@ForAll("programs") Program program) {
        Proof.check(tasks -> new BoundedStructure(Mpsc.bounded(2), tasks), program);
    }

    @Property(tries = TRIES)
    void unboundedMpsc(@ForAll("programs") Program program) {
        Proof.check(tasks -> new UnboundedStructure(Mpsc.unbounded(), tasks), program);
    }

    @Property(tries = TRIES)
    void broadcast(@ForAll("programs") Program program) {
        Proof.check(
                tasks ->
                        new BroadcastStructure(
                                Broadcast.create(BroadcastStructure.CAPACITY), tasks),
                program);
    }

    @Property(tries = TRIES)
    void watch(@ForAll("programs") Program program) {
        Proof.check(tasks -> new WatchStructure(Watch.create(0), tasks), program);
    }
}
