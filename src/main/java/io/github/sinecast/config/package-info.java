/** Configs: strict YAML into specification records and back, and their JSON Schema. */
@NullMarked
package io.github.sinecast.config;

import org.jspecify.annotations.NullMarked;
