package io.github.sinecast.audit;

/**
 * One thing that an audit looked at.
 *
 * @param check which part of the audit: {@code look-ahead}, {@code order}, {@code skill} or {@code
 *     column}
 * @param subject what was looked at
 * @param leak whether it knows something that it must not know
 * @param words what was found
 */
public record Finding(String check, String subject, boolean leak, String words) {
  static final String LOOK_AHEAD = "look-ahead";
  static final String ORDER = "order";
  static final String COLUMN = "column";
  static final String SKILL = "skill";
}
