/** What a backend deploys, read from its serverless.yml and resolved for this machine. */
@NullMarked
package dev.pikku.local.deployment;

import org.jspecify.annotations.NullMarked;
