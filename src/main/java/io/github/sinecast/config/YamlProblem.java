package io.github.sinecast.config;

import java.util.Arrays;
import java.util.stream.Stream;

/** The mistakes that people make in YAML, in words that say what to do. */
enum YamlProblem {
  COLON_IN_VALUE(
      "mapping values are not allowed",
      "a value with a colon must be in quotes, and a key must stand on its own line"),
  FORBIDDEN_START(
      "cannot start any token", "a value must not begin with this character; write it in quotes"),
  ESCAPE(
      "unknown escape", "a backslash in double quotes must be written twice; or use single quotes"),
  OPEN_QUOTE("end of stream", "the quote that opens here is never closed; close it"),
  OPEN_BRACKET("',' or", "the bracket that opens here is not closed, or a comma is missing"),
  INDENTATION(
      "block end",
      "this line does not fit what is above it; give keys of one group the same indentation"),
  NO_COLON("expected ':'", "a key must be followed by a colon and a space"),
  ALIAS(
      "undefined alias",
      "aliases (*) are not used in configs; write the value out, or in quotes if it is text"),
  ALIASES(
      "Number of aliases",
      "anchors (&) and aliases (*) are not used in configs; write the values out"),
  SECOND_DOCUMENT(
      "another document", "a config is one document, found a second one; remove the line with ---"),
  NESTING(
      "Nesting Depth",
      "groups and lists are nested too deeply; a config has a few levels only, check its brackets"),
  CONTROL_CHARACTER(
      "special characters",
      "a config must be text without control characters; found one in this file");

  private final String fragment;
  private final String advice;

  YamlProblem(String fragment, String advice) {
    this.fragment = fragment;
    this.advice = advice;
  }

  /** The advice for a problem that the parser reports, or what it reports when there is none. */
  static String advice(String reported) {
    return Arrays.stream(values())
        .filter(problem -> reported.contains(problem.fragment))
        .findFirst()
        .map(problem -> problem.advice)
        .orElseGet(() -> "this is not valid YAML (" + reported.strip() + ")");
  }

  /** Whether a problem is best told where the part began that the parser could not end. */
  static boolean isOfBeginning(String reported) {
    return Stream.of(OPEN_QUOTE, OPEN_BRACKET, NO_COLON)
        .anyMatch(problem -> reported.contains(problem.fragment));
  }
}
