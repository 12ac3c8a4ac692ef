package hotline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ahead-of-time caches of the stack's Java programs (JEP 483 and 514): the classes that a program loads at its start, loaded and
 * linked already, as a training run left them. A cache is good for one Java, its
 * options and the very jars, so its name carries a fingerprint of these. A program without a cache, or with a damaged one, starts as any
 * other; the virtual machine says so in its log.
 */
final class AotCaches {
    /** Neither used nor made: for tests, whose class path has folders. */
    static final AotCaches NONE = new AotCaches(null, false);

    /** The system property in which the script {@code ./hotline} says where it looks for the launcher's own cache. */
    static final String LAUNCHER = "hotline.launcher.cache";

    /**
     * A cache keeps no profiles of methods: what was worth compiling in the training would be compiled at each start again, before
     * anybody can be served.
     */
    private static final List<String> CLASSES_ONLY =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining", "-XX:-AOTReplayTraining");

    private final @Nullable Path folder;
    private final boolean training;
    private final Set<Path> wanted = ConcurrentHashMap.newKeySet();

    private AotCaches(@Nullable Path folder, boolean training) {
        this.folder = folder;
        this.training = training;
    }

    /** Those in the folder are used, where they are there. */
    static AotCaches in(Path folder) {
        return new AotCaches(folder, false);
    }

    /** Each program makes its own in the folder when it ends, which takes it up to a minute longer. */
    static AotCaches madeIn(Path folder) {
        return new AotCaches(folder, true);
    }

    /** Beside what the build has packaged, or in the data folder where nothing can be written there. */
    static Path folder(StackSettings settings) {
        Path target = settings.root().resolve(Path.of("deploy", "local", "target"));
        return (Files.isWritable(target) ? target : settings.data()).resolve("aot");
    }

    boolean isTraining() {
        return training;
    }

    /** What the virtual machine is told, so that the program uses its cache or makes it. */
    List<String> options(JavaProgram program) throws IOException {
        if (folder == null || !program.isOfJars()) {
            return List.of();
        }
        Path cache = folder.resolve(program.name() + "-" + program.fingerprint() + ".aot");
        if (training) {
            return make(cache);
        }
        wanted.add(cache);
        return use(cache);
    }

    /** Whether all that were asked for are there, the launcher's too. */
    boolean areComplete() {
        return Stream.concat(wanted.stream(), launcher().stream().filter(this::isHere))
                .allMatch(Files::exists);
    }

    /** Takes over what a training run has made whole, in place of those of other jars. */
    void take(Path made) throws IOException {
        Path target = Files.createDirectories(folder());
        for (Path cache : caches(made)) {
            String name = cache.getFileName().toString();
            String program = name.substring(0, name.lastIndexOf('-') + 1);
            for (Path old : caches(target)) {
                if (old.getFileName().toString().matches(program + "[0-9a-f]+\\.aot")) {
                    Files.delete(old);
                }
            }
            Files.move(cache, target.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    Path folder() {
        if (folder == null) {
            throw new IllegalStateException("no caches are kept");
        }
        return folder;
    }

    /** Where the launcher's own cache is looked for; nothing in tests, which the script does not start. */
    static Optional<Path> launcher() {
        return Optional.ofNullable(System.getProperty(LAUNCHER)).map(Path::of);
    }

    /** What leads to a cache, where it is there. */
    static List<String> use(Path cache) {
        return Files.exists(cache) ? with("-XX:AOTCache=" + cache) : List.of();
    }

    /** What makes a cache when the program ends. */
    static List<String> make(Path cache) {
        return with("-XX:AOTCacheOutput=" + cache);
    }

    private static List<String> with(String option) {
        List<String> options = new ArrayList<>(CLASSES_ONLY);
        options.add(option);
        return options;
    }

    /** The launcher's is beside the program always. */
    private boolean isHere(Path cache) {
        return cache.getParent() != null && cache.getParent().equals(folder);
    }

    private static List<Path> caches(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".aot")).toList();
        }
    }
}
