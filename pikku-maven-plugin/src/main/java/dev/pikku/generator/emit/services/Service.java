package dev.pikku.generator.emit.services;

import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.TypeRef;
import java.util.List;
import java.util.Optional;

/**
 * One service, resolved down to the last one it needs. Two are the same only if they are the same
 * object.
 */
public final class Service {
  private final ServiceKey key;
  private final TypeRef type;
  private final Origin origin;
  private final List<Argument> arguments;
  private final boolean perCall;
  private final boolean closeable;
  private final Place place;

  Service(
      ServiceKey key,
      TypeRef type,
      Origin origin,
      List<Argument> arguments,
      boolean perCall,
      boolean closeable,
      Place place) {
    this.key = key;
    this.type = type;
    this.origin = origin;
    this.arguments = List.copyOf(arguments);
    this.perCall = perCall;
    this.closeable = closeable;
    this.place = place;
  }

  public TypeRef type() {
    return type;
  }

  /** Its {@code @Named} text. */
  public Optional<String> name() {
    return key.name();
  }

  public Origin origin() {
    return origin;
  }

  public List<Argument> arguments() {
    return arguments;
  }

  /** Whether each call has its own; else the process has one. */
  public boolean perCall() {
    return perCall;
  }

  /** Whether making it can fail: what only keeps what it is given cannot. */
  public boolean mayFail() {
    return !(origin instanceof Origin.SessionCodec
        || origin instanceof Origin.SessionTokens
        || origin instanceof Origin.Sender
        || origin instanceof Origin.Remote
        || origin instanceof Origin.Topic
        || origin instanceof Origin.EventHub
        || (origin instanceof Origin.BuiltIn builtIn && builtIn.service().onlyKeeps()));
  }

  /** Whether the user's code makes it, and nobody here knows what it is. */
  public boolean isUsers() {
    return origin instanceof Origin.Factory || origin instanceof Origin.Built;
  }

  public boolean closeable() {
    return closeable;
  }

  public Place place() {
    return place;
  }

  /** The services it is made from. */
  public List<Service> needs() {
    return arguments.stream()
        .filter(Argument.OfService.class::isInstance)
        .map(argument -> ((Argument.OfService) argument).service())
        .toList();
  }

  /** As people say it: {@code @Named("reports") DataSource}. */
  @Override
  public String toString() {
    return key.toString();
  }
}
