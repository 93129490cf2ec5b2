package dev.pikku.generator.config;

import java.util.List;
import java.util.Optional;

/**
 * Where content is kept.
 *
 * @param inBucket whether that is a bucket of S3; else it is where a variable of the user's says
 * @param bucket the name of one that is there already
 * @param from the backend that owns the bucket; empty if this one does, or nobody
 * @param origins whose pages may follow links to the backend's own bucket
 */
public record ContentConfig(
    boolean inBucket, Optional<String> bucket, Optional<String> from, List<String> origins) {
  public ContentConfig {
    origins = List.copyOf(origins);
  }
}
