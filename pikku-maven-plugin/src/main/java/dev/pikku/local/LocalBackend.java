package dev.pikku.local;

import dev.pikku.local.deployment.Deployment;
import dev.pikku.local.schedule.Schedules;
import dev.pikku.local.server.HttpReply;
import dev.pikku.local.server.HttpRequest;
import dev.pikku.local.server.HttpSite;
import dev.pikku.local.server.LocalServer;
import dev.pikku.local.server.PortInUseException;
import dev.pikku.local.sqs.LocalQueues;
import dev.pikku.local.sqs.SqsApi;
import dev.pikku.local.websocket.ChannelRoute;
import dev.pikku.local.websocket.ChannelSettings;
import dev.pikku.local.websocket.Faults;
import dev.pikku.local.websocket.WebSocketApi;
import dev.pikku.local.websocket.WebSocketHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A backend that runs on this machine until it is closed. Builds may come and go meanwhile. */
@SuppressWarnings("NullAway.Init") // start sets what has no value yet
public final class LocalBackend implements AutoCloseable {
  private static final long LOOK_MILLIS = 500;

  private final LocalSettings settings;
  private final Console console;
  private final OtherBackends others;
  private final LocalQueues queues = new LocalQueues(Clock.systemUTC());
  private final Thread watch = new Thread(this::watch, "pikku-builds");

  private @Nullable ChannelDatabase database;
  private LocalServer control;
  private LocalServer http;
  private @Nullable LocalServer webSocket;
  private @Nullable WebSocketApi channels;
  private DeploymentFile file;
  private FunctionTable functions;
  private @Nullable Wiring wiring;

  private LocalBackend(LocalSettings settings, Console console) {
    this.settings = settings;
    this.console = console;
    others = new OtherBackends(settings.behaviour().others(), line -> console.say("lambda", line));
  }

  /**
   * Starts to serve.
   *
   * @throws PortInUseException if another program has one of the ports
   */
  public static LocalBackend start(LocalSettings settings, Console console)
      throws IOException, PortInUseException {
    LocalBackend backend = new LocalBackend(settings, console);
    try {
      backend.open();
    } catch (IOException | PortInUseException | RuntimeException e) {
      backend.close();
      throw e;
    }
    return backend;
  }

  /**
   * Whether what serverless.yml says needs a database for channels on this machine: functions keep
   * some, and nothing names a place that can be reached from here.
   */
  public static boolean keepsChannels(Path serverless, Map<String, String> environment)
      throws IOException {
    return new DeploymentFile(serverless, "", environment, warning -> {}).current().keepsChannels();
  }

  /** Starts what answers HTTP before it is asked. */
  public void warmUp() throws IOException {
    deployment().httpRoutes().stream()
        .map(route -> route.function().name())
        .distinct()
        .forEach(functions::warmUp);
  }

  /** What the last build has, to be called by hand. */
  public ManualCalls manualCalls() throws IOException {
    Wiring now = current();
    return new ManualCalls(now.deployment(), now.schedules(), functions);
  }

  /** What it serves. */
  public Deployment deployment() throws IOException {
    return current().deployment();
  }

  /** Where HTTP requests go. */
  public String httpUrl() {
    return http.url();
  }

  /** Where WebSockets connect, if the backend has channels. */
  public Optional<String> webSocketUrl() {
    LocalServer server = webSocket;
    return server == null ? Optional.empty() : Optional.of(server.url().replace("http:", "ws:"));
  }

  /** Where queues are, and what fires schedules by hand. */
  public String controlUrl() {
    return control.url();
  }

  /** What fires a schedule by hand, if something is posted to it. */
  public String scheduleUrl(String name) {
    return control.url() + ControlSite.SCHEDULES + name;
  }

  @Override
  public synchronized void close() {
    watch.interrupt();
    if (wiring != null) {
      wiring.close();
    }
    if (http != null) {
      http.close();
    }
    if (webSocket != null) {
      webSocket.close();
    }
    if (channels != null) {
      channels.close();
    }
    if (functions != null) {
      functions.close();
    }
    if (control != null) {
      control.close();
    }
    if (database != null) {
      database.close();
    }
  }

  private void open() throws IOException, PortInUseException {
    // where queues are has to be known before it is known which there are
    control = LocalServer.start(settings.ports().control(), request -> control().answer(request));
    file =
        new DeploymentFile(
            settings.serverless(),
            control.url(),
            settings.environment(),
            warning -> console.say("build", warning));
    Deployment deployment = file.current();
    if (!deployment.channelRoutes().isEmpty()) {
      openChannels(deployment);
    }
    if (!settings.channelDatabase().isEmpty()) {
      database = ChannelDatabase.start(settings.channelDatabase());
    }
    functions =
        new FunctionTable(
            settings,
            file,
            services(),
            database == null ? Map.of() : database.environment(),
            console);
    current();
    http = LocalServer.start(settings.ports().http(), this::answer);
    watch.setDaemon(true);
    watch.start();
  }

  /** The variables by which AWS's clients, and those of Pikku's, find what is here. */
  private Map<String, String> services() {
    Map<String, String> services = new HashMap<>();
    services.put("AWS_ENDPOINT_URL_SQS", control.url());
    services.put("AWS_ENDPOINT_URL_LAMBDA", control.url());
    if (webSocket != null) {
      services.put("AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI", webSocket.url());
    }
    return services;
  }

  private HttpReply answer(HttpRequest request) throws IOException, InterruptedException {
    HttpSite gateway;
    try {
      gateway = current().gateway();
    } catch (IOException e) {
      // the log says so once
      return HttpReply.json(500, "{\"message\":\"Internal Server Error\"}");
    }
    return gateway.answer(request);
  }

  private void openChannels(Deployment deployment) throws IOException, PortInUseException {
    WebSocketApi api =
        new WebSocketApi(
            this::channelRoutes, ChannelSettings.of(deployment.stage()), Clock.systemUTC());
    channels = api;
    webSocket =
        LocalServer.start(settings.ports().webSocket(), new WebSocketHandler(api, Faults.NONE));
  }

  private List<ChannelRoute> channelRoutes() {
    try {
      return current().channels();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpSite control() throws IOException {
    Deployment deployment = current().deployment();
    return new ControlSite(
        new SqsApi(queues, deployment.region()), this::schedules, functions, others);
  }

  private Schedules schedules() {
    try {
      return current().schedules();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The parts as the last build wants them. */
  private synchronized Wiring current() throws IOException {
    Deployment deployment = file.current();
    Wiring known = wiring;
    if (known != null && known.deployment().equals(deployment)) {
      return known;
    }
    if (known != null) {
      console.say("build", "serverless.yml is new");
      known.close();
    }
    Wiring next = Wiring.of(deployment, settings.behaviour(), functions, queues, console);
    wiring = next;
    return next;
  }

  /** Queues and schedules follow a build, too, though nobody asks. */
  private void watch() {
    String told = "";
    try {
      while (true) {
        Thread.sleep(LOOK_MILLIS);
        try {
          current();
          told = "";
        } catch (IOException | RuntimeException e) {
          String problem = String.valueOf(e.getMessage());
          if (!problem.equals(told)) {
            console.say("build", problem);
            told = problem;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it ends
    }
  }
}
