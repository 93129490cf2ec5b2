/** SQS on this machine: queues, their wire protocol, and what hands their messages to functions. */
@NullMarked
package dev.pikku.local.sqs;

import org.jspecify.annotations.NullMarked;
