@org.jspecify.annotations.NullMarked
package io.github.sinecast.model;
