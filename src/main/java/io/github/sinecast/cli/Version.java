package io.github.sinecast.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote down. */
final class Version implements IVersionProvider {
  private static final String FILE = "/io/github/sinecast/version.properties";

  @Override
  public String[] getVersion() throws IOException {
    Properties properties = new Properties();
    try (InputStream file = Objects.requireNonNull(Version.class.getResourceAsStream(FILE), FILE)) {
      properties.load(file);
    }
    return new String[] {"sinecast " + properties.getProperty("version")};
  }
}
