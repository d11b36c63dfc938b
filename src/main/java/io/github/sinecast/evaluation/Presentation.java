package io.github.sinecast.evaluation;

import java.util.Set;

/**
 * How a metric is presented to people.
 *
 * @param label its name in tables and files
 * @param notation how its values are written
 * @param legend what its values mean, part of a line; empty where the label says enough
 * @param views where its values are shown
 */
public record Presentation(String label, Notation notation, String legend, Set<View> views) {
  public Presentation {
    views = Set.copyOf(views);
  }
}
