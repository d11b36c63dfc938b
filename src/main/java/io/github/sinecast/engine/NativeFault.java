package io.github.sinecast.engine;

import io.github.sinecast.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds out why a native library could not be loaded, and says what to do. */
final class NativeFault {
  /** What glibc says of a library on a file system from which no program may run. */
  private static final String NOT_EXECUTABLE = "failed to map segment";

  private NativeFault() {}

  /**
   * Why nothing could be loaded.
   *
   * @param folder where the libraries are; null where JavaCPP was left alone
   * @param failure what ND4J or JavaCPP threw
   */
  static InvalidInputException of(@Nullable Path folder, Throwable failure) {
    return new InvalidInputException(
        "%sthe native library of ND4J cannot be loaded (%s); %s"
            .formatted(
                folder == null ? "" : folder + ": ", cause(folder, failure), NativeCache.wayOut()),
        failure);
  }

  /**
   * Why a build is not the one that was loaded.
   *
   * @param build the platform and the build asked for
   * @param loaded the library that was loaded in its place
   */
  static InvalidInputException fallback(String build, @Nullable Path folder, Path loaded) {
    return new InvalidInputException(
        "%s was loaded in place of the build %s (%s); delete %s, and it is unpacked again, or choose the plain build with -D%s="
            .formatted(
                loaded,
                build,
                cause(folder, null),
                folder == null ? "the cache of JavaCPP" : folder.getParent(),
                NativeBackend.EXTENSION));
  }

  /** What the system says when the library is loaded once more, or else the first cause. */
  private static String cause(@Nullable Path folder, @Nullable Throwable failure) {
    if (folder != null) {
      for (String name :
          new String[] {
            "jnijavacpp", "jniopenblas_nolapack", NativeBackend.LIBRARY, "jnind4jcpu"
          }) {
        Path file = folder.resolve(System.mapLibraryName(name));
        if (Files.exists(file)) {
          try {
            System.load(file.toString());
          } catch (UnsatisfiedLinkError error) {
            return explained(file, String.valueOf(error.getMessage()));
          }
        }
      }
    }
    Throwable first = failure;
    while (first != null && first.getCause() != null) {
      first = first.getCause();
    }
    return first == null ? "JavaCPP did not say why" : first.toString();
  }

  /** What the system says, without the path before it. */
  private static String explained(Path file, String message) {
    String said = message.replace(file + ": ", "");
    return said.contains(NOT_EXECUTABLE)
        ? "%s: %s; the file system is mounted noexec, or ulimit -v is too small"
            .formatted(file.getFileName(), said)
        : file.getFileName() + ": " + said;
  }
}
