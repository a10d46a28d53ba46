package dev.rouse.testkit.everything;

import static dev.rouse.testkit.everything.Rows.endless;
import static dev.rouse.testkit.everything.Rows.future;
import static dev.rouse.testkit.everything.Rows.one;
import static java.util.Objects.requireNonNull;

import dev.rouse.Poll;
import dev.rouse.sync.Barrier;
import dev.rouse.sync.CancellationToken;
import dev.rouse.sync.Mutex;
import dev.rouse.sync.MutexGuard;
import dev.rouse.sync.Notified;
import dev.rouse.sync.Notify;
import dev.rouse.sync.OnceCell;
import dev.rouse.sync.RwLock;
import dev.rouse.sync.Semaphore;
import dev.rouse.sync.SemaphoreClosedException;
import dev.rouse.sync.SetOnce;
import dev.rouse.sync.WriteGuard;
import dev.rouse.testkit.laws.FutureLaws;
import dev.rouse.testkit.laws.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Locks, permits, notifications, and values that are set once; each beside one that waits too. */
final class SyncRows {

    private SyncRows() {}

    static List<FutureLaws<?>> all() {
        return List.of(
                future("Semaphore.acquire()", w -> semaphore(w).acquire()),
                future("Semaphore.acquireMany(int)", w -> semaphore(w).acquireMany(2)),
                future("Semaphore.acquire(), closed", SyncRows::closedSemaphore)
                        .failing(SemaphoreClosedException.class),
                future("Mutex.lock()", w -> mutex(w).lock()),
                future("Mutex.withLock(ThrowingFunction)", w -> mutex(w).withLock(v -> v))
                        .giving("v"),
                future("RwLock.read()", w -> rwLock(w).read()),
                future("RwLock.write()", w -> rwLock(w).write()),
                future("RwLock.withRead(ThrowingFunction)", w -> rwLock(w).withRead(v -> v))
                        .giving("v"),
                future("Notify.notified()", SyncRows::notified),
                future("Notify.notified(), enabled", SyncRows::enabled),
                future("Notify.notified(), all", SyncRows::notifiedWithAll),
                future("Barrier.arrive()", SyncRows::barrier),
                future("OnceCell.getOrInit(ThrowingSupplier)", SyncRows::maker).giving(1),
                future("OnceCell.getOrInit(ThrowingSupplier), second", SyncRows::secondMaker)
                        .giving(1),
                future("SetOnce.whenSet()", SyncRows::setOnce).giving(1),
                future("CancellationToken.cancelled()", w -> token(w).child().cancelled()),
                future(
                                "CancellationToken.runUntilCancelled(Future)",
                                w -> CancellationToken.create().runUntilCancelled(one(w)))
                        .giving(Poll.ready(1)),
                future(
                                "CancellationToken.runUntilCancelled(Future), cancelled",
                                w -> token(w).runUntilCancelled(endless(w)))
                        .giving(Poll.pending()));
    }

    /** Closes what the future gives, and what a bystander gets. */
    private static World closing(World world) {
        return world.taking(SyncRows::close);
    }

    private static void close(@Nullable Object value) {
        if (value instanceof AutoCloseable guard) {
            try {
                guard.close();
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        }
    }

    private static Semaphore semaphore(World world) {
        Semaphore semaphore = Semaphore.create(0);
        closing(world)
                .bystander("another acquire", semaphore.acquire())
                .event("release one", () -> semaphore.addPermits(1))
                .event("release another", () -> semaphore.addPermits(1));
        return semaphore;
    }

    private static dev.rouse.Future<?> closedSemaphore(World world) {
        Semaphore semaphore = Semaphore.create(1);
        world.event("close", semaphore::close);
        return semaphore.acquireMany(2);
    }

    private static Mutex<String> mutex(World world) {
        Mutex<String> mutex = Mutex.create("v");
        MutexGuard<String> held = requireNonNull(mutex.tryLock());
        closing(world).event("unlock", held::close).bystander("another lock", mutex.lock());
        return mutex;
    }

    private static RwLock<String> rwLock(World world) {
        RwLock<String> lock = RwLock.create("v");
        WriteGuard<String> held = requireNonNull(lock.tryWrite());
        closing(world)
                .event("unlock", held::close)
                .bystander("another writer", lock.write())
                .bystander("another reader", lock.read());
        return lock;
    }

    private static Notified notified(World world) {
        Notify notify = Notify.create();
        world.event("notify", notify::notifyOne);
        return notify.notified();
    }

    private static Notified enabled(World world) {
        Notify notify = Notify.create();
        Notified notified = notify.notified();
        notified.enable();
        Notified another = notify.notified();
        another.enable();
        world.event("notify", notify::notifyOne).event("notify again", notify::notifyOne);
        world.bystander("another", another);
        return notified;
    }

    private static Notified notifiedWithAll(World world) {
        Notify notify = Notify.create();
        world.event("notify all", notify::notifyWaiters);
        world.bystander("another", notify.notified());
        return notify.notified();
    }

    private static dev.rouse.Future<?> barrier(World world) {
        Barrier barrier = Barrier.create(2);
        world.event("somebody arrives", () -> FirstPoll.of(barrier.arrive()));
        return barrier.arrive();
    }

    private static dev.rouse.Future<Integer> maker(World world) {
        OnceCell<Integer> cell = OnceCell.create();
        return cell.getOrInit(() -> one(world));
    }

    private static dev.rouse.Future<Integer> secondMaker(World world) {
        OnceCell<Integer> cell = OnceCell.create();
        dev.rouse.Future<Integer> first = cell.getOrInit(dev.rouse.Futures::pending);
        FirstPoll.of(first);
        world.event("the first one gives up", first::drop);
        world.bystander("another", cell.getOrInit(() -> dev.rouse.Futures.ready(1)));
        return cell.getOrInit(() -> dev.rouse.Futures.ready(1));
    }

    private static dev.rouse.Future<Integer> setOnce(World world) {
        SetOnce<Integer> once = SetOnce.create();
        world.event("set", () -> once.set(1)).bystander("another", once.whenSet());
        return once.whenSet();
    }

    private static CancellationToken token(World world) {
        CancellationToken token = CancellationToken.create();
        world.event("cancel", token::cancel).bystander("another", token.cancelled());
        return token;
    }
}
