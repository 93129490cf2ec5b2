package dev.pikku.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.MavenInvocationException;

/** Calls Maven as a user would, with a local repository that only these tests use. */
final class MavenBuild {
  private static final Path REPOSITORY = Path.of(System.getProperty("it.repository"));

  private final Path directory;
  private final Path mavenHome;

  private MavenBuild(Path directory, Path mavenHome) {
    this.directory = directory;
    this.mavenHome = mavenHome;
  }

  /** Builds in a directory with the Maven that runs the tests. */
  static MavenBuild in(Path directory) {
    return new MavenBuild(directory, Path.of(System.getProperty("it.maven.home")));
  }

  MavenBuild with(Path otherMavenHome) {
    return new MavenBuild(directory, otherMavenHome);
  }

  /** Starts {@code mvn} with these arguments, for goals that do not end by themselves. */
  MavenProcess start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(mavenHome.resolve("bin/mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-gs", Settings.file().toString()));
    File settings = new File(System.getProperty("it.user.settings"));
    if (settings.isFile()) {
      command.addAll(List.of("-s", settings.toString()));
    }
    if (System.getProperty("it.offline").endsWith("true")) {
      command.addAll(List.of("-o", "-Daether.offline.protocols=file"));
    }
    command.add("-Dmaven.repo.local=" + REPOSITORY);
    command.add("-Dpikku.version=" + System.getProperty("it.version"));
    command.addAll(List.of(arguments));
    return MavenProcess.start(command, directory);
  }

  /** Runs {@code mvn} with these arguments, and tells how it went. */
  MavenRun run(String... arguments) throws IOException, MavenInvocationException {
    StringBuilder log = new StringBuilder();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("-Dpikku.version=" + System.getProperty("it.version"));
    boolean offline = System.getProperty("it.offline").endsWith("true");
    if (offline) {
      // the outer build's repository is a file system away, also without a network
      all.add("-Daether.offline.protocols=file");
    }
    InvocationRequest request = new DefaultInvocationRequest();
    request.setBaseDirectory(directory.toFile());
    request.setJavaHome(new File(System.getProperty("java.home")));
    request.setLocalRepositoryDirectory(REPOSITORY.toFile());
    request.setGlobalSettingsFile(Settings.file().toFile());
    File settings = new File(System.getProperty("it.user.settings"));
    if (settings.isFile()) {
      request.setUserSettingsFile(settings);
    }
    request.setOffline(offline);
    request.setBatchMode(true);
    request.setNoTransferProgress(true);
    request.setOutputHandler(line -> log.append(line).append('\n'));
    request.addArgs(all);
    DefaultInvoker invoker = new DefaultInvoker();
    invoker.setMavenHome(mavenHome.toFile());
    return new MavenRun(invoker.execute(request).getExitCode(), log.toString());
  }
}
