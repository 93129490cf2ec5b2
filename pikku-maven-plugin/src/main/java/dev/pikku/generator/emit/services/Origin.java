package dev.pikku.generator.emit.services;

import dev.pikku.generator.model.ClassModel;
import dev.pikku.generator.model.ConfigModel;
import dev.pikku.generator.model.FactoryModel;
import dev.pikku.generator.model.RemoteModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeUse;

/** How a service comes into being. */
public sealed interface Origin {

  /** A factory method makes it. */
  record Factory(FactoryModel factory) implements Origin {}

  /** Its constructor is called. */
  record Built(ClassModel model) implements Origin {}

  /** Pikku has it, unless somebody replaces it. */
  record BuiltIn(BuiltInService service) implements Origin {}

  /** The typed configuration record, bound from the environment. */
  record Config(ConfigModel model) implements Origin {}

  /** Generated: puts the session's record into claims of a token. */
  record SessionCodec(TypeRef.ClassType session) implements Origin {}

  /** The session's record as tokens, unless a factory makes them. */
  record SessionTokens(TypeRef.ClassType session) implements Origin {}

  /** {@code @Secret}: one value of the secrets service, such as {@code db#password}. */
  record Secret(String name) implements Origin {

    /** The name of the secret itself, without that of its member. */
    public String secret() {
      return name.split("#", -1)[0];
    }
  }

  /**
   * {@code @QueueName Queue<T>}: a generated sender.
   *
   * @param signed whether the session of whoever sends goes along
   */
  record Sender(String queue, TypeUse message, boolean signed) implements Origin {}

  /**
   * An interface that stands for a function: a generated caller.
   *
   * @param here whether the backend has the function itself
   */
  record Remote(RemoteModel remote, boolean here) implements Origin {}

  /** {@code @TopicName Topic<T>}: a generated publisher. */
  record Topic(String name, TypeUse data) implements Origin {}

  /** {@code EventHub<T>}: a generated publisher to topics named later. */
  record EventHub(TypeUse data) implements Origin {}
}
