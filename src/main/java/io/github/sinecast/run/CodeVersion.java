package io.github.sinecast.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The version of this program and of the libraries that its results depend on, as the build wrote
 * them down.
 *
 * @param program the version of Sinecast
 * @param libraries versions by library name
 */
public record CodeVersion(String program, Map<String, String> libraries) {
  private static final String FILE = "/io/github/sinecast/version.properties";
  private static final String LIBRARY = "library.";

  public CodeVersion {
    libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
  }

  /** The version of the running program. */
  public static CodeVersion running() {
    Properties properties = new Properties();
    try (InputStream file =
        Objects.requireNonNull(CodeVersion.class.getResourceAsStream(FILE), FILE)) {
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> libraries = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(LIBRARY)) {
        libraries.put(key.substring(LIBRARY.length()), properties.getProperty(key));
      }
    }
    return new CodeVersion(properties.getProperty("version", "unknown"), libraries);
  }
}
