package io.github.sinecast.audit;

import io.github.sinecast.run.AuditRow;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that an audit found.
 *
 * @param findings in the order in which they were looked at
 */
public record AuditResult(List<Finding> findings) {
  public AuditResult {
    findings = List.copyOf(findings);
  }

  /** Whether nothing knows what it must not know. */
  public boolean passed() {
    return leaks().isEmpty();
  }

  /** The findings that are leaks. */
  public List<Finding> leaks() {
    return findings.stream().filter(Finding::leak).toList();
  }

  /** What the findings come to, in a line. */
  public String summary() {
    return passed()
        ? "Passed: of %s findings none looks ahead.".formatted(findings.size())
        : "FAILED: %s of %s findings look ahead.".formatted(leaks().size(), findings.size());
  }

  /** The findings as lines of {@code audit.csv}. */
  public Stream<AuditRow> rows() {
    return findings.stream()
        .map(found -> new AuditRow(found.check(), found.subject(), found.leak(), found.words()));
  }
}
