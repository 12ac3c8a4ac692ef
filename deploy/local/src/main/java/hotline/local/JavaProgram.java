package hotline.local;

import hotline.local.imports.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program of the stack that is written in Java, as it is started on the Java that runs this one.
 *
 * @param name the first part of the name of its cache, see {@link AotCaches}
 * @param options what the virtual machine is told: memory, collector, what it may open, and properties that stay the same
 * @param jars what it is made of; a folder among them makes it a program without a cache
 * @param entry its class path and main class, such as {@code -jar quarkus-run.jar}
 */
record JavaProgram(String name, List<String> options, List<Path> jars, List<String> entry) {
    private static final int SHORT = 16;

    /** The whole command but for the program's own arguments. */
    List<String> command(AotCaches caches) throws IOException {
        List<String> command = new ArrayList<>(List.of(JavaCommand.path()));
        command.addAll(options);
        command.addAll(caches.options(this));
        command.addAll(entry);
        return command;
    }

    /** The virtual machine archives classes from jars only. */
    boolean isOfJars() {
        return jars.stream().allMatch(Files::isRegularFile);
    }

    /** Changes with the Java, the options and the jars: with all that a cache is made for. */
    String fingerprint() throws IOException {
        StringBuilder all = new StringBuilder();
        all.append(System.getProperty("java.home")).append('\n').append(Runtime.version());
        options.forEach(option -> all.append('\n').append(option));
        for (Path jar : jars) {
            BasicFileAttributes file = Files.readAttributes(jar, BasicFileAttributes.class);
            all.append('\n').append(jar.toAbsolutePath()).append(' ').append(file.size());
            all.append(' ').append(file.lastModifiedTime().toMillis());
        }
        return Fingerprint.of(all.toString()).substring(0, SHORT);
    }

    /** All jars in a folder and the folders in it, in the order of their names. */
    static List<Path> jarsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
