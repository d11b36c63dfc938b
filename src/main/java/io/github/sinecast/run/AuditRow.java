package io.github.sinecast.run;

/**
 * A line of {@code audit.csv}: one thing that an audit looked at.
 *
 * @param check which part of the audit: {@code column}, {@code look-ahead}, {@code known-ahead},
 *     {@code order} or {@code skill}
 * @param subject what was looked at
 * @param leak whether it knows something that it must not know, or does not use what it says it
 *     knows
 * @param found what was found, in words
 */
public record AuditRow(String check, String subject, boolean leak, String found) {
  /** The file of findings; not there where no audit was asked for. */
  public static final CsvFile<AuditRow> FILE = new CsvFile<>("audit.csv", AuditRow.class);
}
