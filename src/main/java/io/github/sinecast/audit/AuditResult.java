package io.github.sinecast.audit;

import io.github.sinecast.run.AuditRow;
import java.util.List;

/**
 * Everything that an audit found.
 *
 * @param findings in the order in which they were looked at
 */
public record AuditResult(List<AuditRow> findings) {
  public AuditResult {
    findings = List.copyOf(findings);
  }

  /** Whether nothing knows what it must not know, and what is known ahead is used. */
  public boolean passed() {
    return leaks().isEmpty();
  }

  /** The findings that are leaks. */
  public List<AuditRow> leaks() {
    return findings.stream().filter(AuditRow::leak).toList();
  }

  /** What the findings come to, in a line. */
  public String summary() {
    return passed()
        ? "Passed: none of the %s things that were looked at knows the future."
            .formatted(findings.size())
        : "FAILED: %s of the %s things that were looked at %s."
            .formatted(
                leaks().size(),
                findings.size(),
                leaks().stream().anyMatch(leak -> leak.check().equals(LookAhead.KNOWN_AHEAD))
                    ? "know the future, or ignore what is known ahead"
                    : "know the future");
  }
}
