package dev.pikku.generator.config;

import java.util.OptionalInt;

/**
 * What happens to runs of tasks that fail.
 *
 * @param retries how often Lambda tries a run again whose task failed, 0 to 2
 * @param maximumEventAge seconds after which Lambda gives up a run, 60 to 21,600
 * @param deliveryRetries how often EventBridge Scheduler tries to hand a run to Lambda, 0 to 185
 * @param deadLetters whether runs that are given up go to a queue of the backend's own
 */
public record SchedulesConfig(
    OptionalInt retries,
    OptionalInt maximumEventAge,
    OptionalInt deliveryRetries,
    boolean deadLetters) {}
