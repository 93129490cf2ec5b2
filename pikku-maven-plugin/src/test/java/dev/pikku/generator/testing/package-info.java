/** What tests of generated code share. */
package dev.pikku.generator.testing;
