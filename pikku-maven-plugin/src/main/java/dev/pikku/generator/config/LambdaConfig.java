package dev.pikku.generator.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings of a Lambda function, as CloudFormation's {@code AWS::Lambda::Function} has them.
 *
 * @param runtime {@code java17}, {@code java21} or {@code java25}
 * @param memorySize MB, 128 to 10,240
 * @param timeout seconds, 1 to 900
 * @param architecture {@code x86_64} or {@code arm64}
 * @param layers layer ARNs
 * @param environment variables by name
 */
public record LambdaConfig(
    String runtime,
    int memorySize,
    int timeout,
    String architecture,
    boolean snapStart,
    OptionalInt reservedConcurrency,
    OptionalInt provisionedConcurrency,
    List<String> layers,
    Optional<Vpc> vpc,
    SortedMap<String, String> environment) {
  public LambdaConfig {
    layers = List.copyOf(layers);
    environment = new TreeMap<>(environment);
  }

  /** The private network a function joins. */
  public record Vpc(List<String> subnetIds, List<String> securityGroupIds) {
    public Vpc {
      subnetIds = List.copyOf(subnetIds);
      securityGroupIds = List.copyOf(securityGroupIds);
    }
  }
}
