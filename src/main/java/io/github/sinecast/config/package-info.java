/** Configs: strict YAML into specification records and back, their JSON Schema and reference. */
@NullMarked
package io.github.sinecast.config;

import org.jspecify.annotations.NullMarked;
