package hotline.local.imports;

import org.jspecify.annotations.Nullable;

/**
 * One record of a file: what is sent of it, or why nothing can be.
 *
 * @param line the line of the file on which it begins, from 1
 * @param endLine the line on which the next one begins
 * @param end the byte at which the next one begins
 * @param text the record as it stands in the file
 * @param json the import line; null where there is none
 * @param why why there is none, else null
 */
record FileRecord(
        long line,
        long endLine,
        long end,
        String text,
        @Nullable String json,
        @Nullable String why) {}
