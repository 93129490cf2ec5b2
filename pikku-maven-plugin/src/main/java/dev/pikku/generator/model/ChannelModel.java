package dev.pikku.generator.model;

import dev.pikku.generator.diagnostic.Place;
import java.util.List;

/**
 * A class of functions that clients reach by WebSocket.
 *
 * @param owner the class
 * @param routingKey the member of a message that names its action
 * @param isPublic whether clients need no session where nothing else is said
 * @param tags its own and its class's, sorted
 * @param middleware {@code middleware = …} of the channel, outermost first
 */
public record ChannelModel(
    String name,
    TypeRef.ClassType owner,
    String routingKey,
    boolean isPublic,
    List<String> tags,
    List<TypeRef.ClassType> middleware,
    Place place) {
  public ChannelModel {
    tags = List.copyOf(tags);
    middleware = List.copyOf(middleware);
  }
}
