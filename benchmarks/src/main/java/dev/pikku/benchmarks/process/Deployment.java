package dev.pikku.benchmarks.process;

import java.nio.file.Path;

/**
 * Something that Lambda could run.
 *
 * @param name as in the report
 * @param directory the unpacked archive
 * @param archiveBytes the archive's size
 * @param handler the class AWS instantiates
 */
record Deployment(String name, Path directory, long archiveBytes, String handler) {}
