package dev.pikku.service;

import java.time.Instant;

/**
 * What is known of stored content without reading it.
 *
 * @param type the content type, as it was written
 * @param length in bytes
 * @param etag another one whenever the content was written, without quotes
 * @param modified when it was written
 */
public record ContentInfo(String type, long length, String etag, Instant modified) {}
