package hotline.local.chaos;

import hotline.local.Folders;
import hotline.local.LocalStack;
import hotline.local.StackSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A stack of its own with a proxy on each connection, small disks where the system allows them, and no data before or after. */
final class ChaosStack implements AutoCloseable {
    private final Path data;
    private final boolean keep;
    private final Proxies proxies;
    private final Map<Part, SmallDisk> disks;
    private final LocalStack stack;
    private final AtomicBoolean ended = new AtomicBoolean();

    private ChaosStack(StackSettings settings, boolean keep, Map<Part, SmallDisk> disks) {
        this.data = settings.data();
        this.keep = keep;
        this.disks = disks;
        proxies = new Proxies(data.resolve("clocks"));
        stack = LocalStack.open(settings.startedEmpty(true).routedBy(proxies));
    }

    /**
     * Starts one; it is ended with this virtual machine at the latest.
     *
     * @param settings its data folder is a new or an empty one
     * @param withSmallDisks whether disks can be mounted and filled
     * @param keep whether the data stay
     */
    static ChaosStack start(StackSettings settings, boolean withSmallDisks, boolean keep) throws IOException {
        Map<Part, SmallDisk> disks = new EnumMap<>(Part.class);
        if (withSmallDisks) {
            for (Part part :
                    Arrays.stream(Part.values()).filter(Part::keepsData).toList()) {
                disks.put(part, SmallDisk.over(settings.data().resolve(part.process())));
            }
        }
        ChaosStack chaos = new ChaosStack(settings, keep, disks);
        Runtime.getRuntime().addShutdownHook(new Thread(chaos::close));
        chaos.stack.start();
        return chaos;
    }

    LocalStack stack() {
        return stack;
    }

    Inflictor inflictor() {
        return new Inflictor(stack, proxies, disks);
    }

    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            stack.close();
            proxies.close();
            try {
                for (SmallDisk disk : disks.values()) {
                    if (keep) {
                        disk.keep();
                    }
                    disk.close();
                }
                if (!keep) {
                    Folders.delete(data);
                }
            } catch (IOException e) {
                System.err.println("The data in " + data + " could not be cleared away: " + e.getMessage());
            }
        }
    }
}
