package io.github.sinecast;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Programs beside the JDK that some tests need. */
public final class Installed {
  private Installed() {}

  /**
   * Ends a test whose program is missing: continuous integration must have it, elsewhere the test
   * is skipped.
   *
   * @param advice what is missing, and the command that installs it
   */
  public static void require(boolean installed, String advice) {
    if ("true".equals(System.getenv("CI"))) {
      assertTrue(installed, advice);
    }
    assumeTrue(installed, advice);
  }
}
