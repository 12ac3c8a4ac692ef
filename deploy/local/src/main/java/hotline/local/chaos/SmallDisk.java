package hotline.local.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A small file system in memory over a folder, which a file without content fills and frees again. It needs the right to mount: the
 * script {@code ./hotline} starts this command in a user and mount namespace of its own where the system lets it, so that neither root
 * is needed nor anything stays mounted.
 */
final class SmallDisk implements AutoCloseable {
    private static final String SIZE = "640m";
    private static final int LONGEST_SECONDS = 30;
    private static final int BLOCK = 65_536;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /**
     * Mounts one over a folder, which is made where it does not exist.
     *
     * @throws IOException where the system does not allow it
     */
    static SmallDisk over(Path folder) throws IOException {
        Files.createDirectories(folder);
        run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + SIZE, "hotline-chaos", folder.toString());
        return new SmallDisk(folder);
    }

    /** Whether mounting is allowed here, tried on a folder. */
    static boolean isPossible(Path folder) {
        try (SmallDisk _ = over(folder)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** Takes all the room that is left. */
    void fill() {
        byte[] block = new byte[BLOCK];
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            while (true) {
                ballast.write(block);
            }
        } catch (IOException _) {
            // full: that is what was wanted
        }
    }

    /** Gives the room back. */
    void free() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException("The ballast in " + folder + " could not be taken away.", e);
        }
    }

    /** Copies what is on it to a folder beside it, which stays. */
    void keep() throws IOException {
        run("cp", "-a", folder.toString(), folder + "-kept");
    }

    @Override
    public void close() throws IOException {
        run("umount", "--lazy", folder.toString());
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", command) + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
