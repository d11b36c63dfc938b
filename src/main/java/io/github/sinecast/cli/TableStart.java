package io.github.sinecast.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;
import tech.tablesaw.api.DoubleColumn;

/**
 * Loads Tablesaw's tables without their cold start.
 *
 * <p>A table looks for readers in every jar of the class path when its class is initialised, which
 * takes 0.6 s of processor time. The program needs none but Tablesaw's own. A Java program that
 * uses the library may have further readers, so the library leaves the search as it is.
 */
final class TableStart {
  private static final String CLASS_PATH = "java.class.path";

  private TableStart() {}

  /** Initialises tables, before any other thread reads the class path. */
  static void narrow() {
    String whole = System.getProperty(CLASS_PATH);
    try {
      // A class literal initialises no class.
      Path tablesaw =
          Path.of(DoubleColumn.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      System.setProperty(CLASS_PATH, tablesaw.toString());
      Class.forName("tech.tablesaw.api.Table");
    } catch (URISyntaxException | ClassNotFoundException e) {
      throw new IllegalStateException("Tablesaw comes with the program", e);
    } finally {
      System.setProperty(CLASS_PATH, whole);
    }
  }
}
