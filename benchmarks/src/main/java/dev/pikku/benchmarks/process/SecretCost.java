package dev.pikku.benchmarks.process;

import com.sun.net.httpserver.HttpServer;
import dev.pikku.generator.archive.ArchiveBuilder;
import dev.pikku.generator.archive.ArchiveRequest;
import dev.pikku.generator.archive.ArchiveRequest.ExternalJar;
import dev.pikku.generator.diagnostic.Diagnostics;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the first secret adds to a cold process: {@code SecretCost --classes=DIR --pikku=JAR:JAR
 * --sdk=DIR --runtime=DIR [--rounds=N]}. All three archives are made by Pikku's packager; rounds
 * are interleaved, and each difference is taken within its round.
 */
public final class SecretCost {
  private static final byte[] SECRET =
      ("{\"ARN\":\"arn:aws:secretsmanager:eu-central-1:123456789012:secret:bench-AbCdEf\","
              + "\"CreatedDate\":1.7E9,\"Name\":\"bench\",\"SecretString\":\"s3cret\","
              + "\"VersionId\":\"b1b0f1de-0001-4f5e-9c0e-111111111111\","
              + "\"VersionStages\":[\"AWSCURRENT\"]}")
          .getBytes(StandardCharsets.UTF_8);

  private SecretCost() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> options = new TreeMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      options.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    int rounds = Integer.parseInt(options.getOrDefault("--rounds", "15"));
    Path work = Files.createTempDirectory("pikku-secret");
    Path classes = Path.of(String.valueOf(options.get("--classes")));
    List<ExternalJar> pikku = new ArrayList<>();
    for (String jar : String.valueOf(options.get("--pikku")).split(File.pathSeparator, -1)) {
      pikku.add(jar("dev.pikku", Path.of(jar)));
    }
    List<ExternalJar> sdk = new ArrayList<>();
    try (Stream<Path> jars = Files.list(Path.of(String.valueOf(options.get("--sdk"))))) {
      jars.sorted().forEach(jar -> sdk.add(jar("software.amazon.awssdk", jar)));
    }
    List<Deployment> deployments =
        List.of(
            deployment("none", "bench.FloorHandler", classes, List.of(), work),
            deployment("pikku", "bench.PikkuSecretHandler", classes, pikku, work),
            deployment("sdk", "bench.SdkSecretHandler", classes, sdk, work));
    Path home = Path.of(System.getProperty("java.home"));
    Path runtime = Path.of(String.valueOf(options.get("--runtime"))).toAbsolutePath();
    Jvm plain = new Jvm(Runtime.version().feature(), home, runtime, List.of());

    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
          exchange.sendResponseHeaders(200, SECRET.length);
          exchange.getResponseBody().write(SECRET);
          exchange.close();
        });
    server.start();
    Map<String, String> endpoint =
        Map.of(
            "AWS_ENDPOINT_URL_SECRETS_MANAGER",
            "http://127.0.0.1:" + server.getAddress().getPort());
    try (RuntimeApi api = new RuntimeApi()) {
      report(plain, deployments, api, endpoint, work, rounds);
    } finally {
      server.stop(0);
    }
  }

  private static void report(
      Jvm plain,
      List<Deployment> deployments,
      RuntimeApi api,
      Map<String, String> endpoint,
      Path work,
      int rounds)
      throws IOException, InterruptedException {
    List<String> pinned =
        Files.isExecutable(Path.of("/usr/bin/taskset")) ? List.of("taskset", "-c", "0") : List.of();
    // as the managed runtime: an archive of the classes of JDK and runtime client
    Path cache = work.resolve("runtime.cache");
    Deployment none = deployments.get(0);
    Conversation once = ColdStart.conversation("", 0);
    Run.of(plain, none, api, once, plain.recording(cache), List.of(), endpoint);
    Jvm jvm = Files.exists(cache) ? plain.withCache(cache) : plain;
    double[][] cpu = new double[deployments.size()][rounds];
    double[][] cold = new double[deployments.size()][rounds];
    for (int round = -1; round < rounds; round++) {
      for (int i = 0; i < deployments.size(); i++) {
        Run run =
            Run.of(
                jvm,
                deployments.get(i),
                api,
                ColdStart.conversation("", 0),
                List.of(),
                pinned,
                endpoint);
        if (round >= 0) {
          cpu[i][round] = run.cpu();
          cold[i][round] = run.cold();
        }
      }
    }
    System.out.println("JDK " + jvm.version() + ", " + rounds + " rounds");
    System.out.println("| deployment | archive kB | added kB | CPU ms | added CPU ms | added ms |");
    System.out.println("|---|---:|---:|---:|---:|---:|");
    for (int i = 0; i < deployments.size(); i++) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.1f | %.0f | %.1f | %.1f |%n",
          deployments.get(i).name(),
          deployments.get(i).archiveBytes() / 1000.0,
          (deployments.get(i).archiveBytes() - none.archiveBytes()) / 1000.0,
          median(cpu[i].clone()),
          median(differences(cpu[i], cpu[0])),
          median(differences(cold[i], cold[0])));
    }
    System.out.printf(
        Locale.ROOT,
        "Added CPU time, Pikku's by the SDK's: %.3f (to be at most 0.250)%n",
        median(differences(cpu[1], cpu[0])) / median(differences(cpu[2], cpu[0])));
  }

  private static double[] differences(double[] with, double[] without) {
    double[] differences = new double[with.length];
    for (int i = 0; i < with.length; i++) {
      differences[i] = with[i] - without[i];
    }
    return differences;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static ExternalJar jar(String group, Path file) {
    String name = String.valueOf(file.getFileName());
    return new ExternalJar(group, name.substring(0, name.length() - 4), "", file, Set.of());
  }

  private static Deployment deployment(
      String name, String handler, Path classes, List<ExternalJar> jars, Path work)
      throws IOException {
    Path zip = work.resolve(name + ".zip");
    Diagnostics diagnostics = new Diagnostics();
    ArchiveBuilder.build(
        new ArchiveRequest(
            new ArchiveRequest.Module(name, classes.resolve(name)),
            List.of(),
            jars,
            zip,
            Instant.EPOCH.plusSeconds(86_400L * 365 * 20),
            "java21",
            false,
            false,
            new TreeSet<>(Set.of(handler)),
            Set.of()),
        diagnostics);
    if (diagnostics.hasErrors()) {
      throw new IOException(diagnostics.errors().toString());
    }
    return ColdStart.unpack(name, zip + ":" + handler, work);
  }
}
