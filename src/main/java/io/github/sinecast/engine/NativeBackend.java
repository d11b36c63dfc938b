package io.github.sinecast.engine;

import static java.util.Objects.requireNonNull;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.github.sinecast.InvalidInputException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Starts ND4J's native library: the build that suits this CPU, with one thread an operation.
 *
 * <p>Parallelism belongs above the operations, one Java thread a replica of a graph: two threads
 * inside an operation that lasts a fraction of a millisecond spend their time waiting for each
 * other.
 */
public final class NativeBackend {
  /** JavaCPP's suffix to the platform, such as {@code -avx2}; a value given by the user wins. */
  static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";

  /** JavaCPP's name of the library that computes. */
  static final String LIBRARY = "nd4jcpu";

  private static final String AVX2_BUILD = "-onednn-avx2";
  private static final String PLAIN_BUILD = "";
  private static final String CRASH_REPORTING = "org.deeplearning4j.crash.reporting.enabled";

  /** Where the library is, once it was started. */
  private static volatile @Nullable Path library;

  private NativeBackend() {}

  /**
   * Starts the library if that has not happened yet, and keeps the operations of the calling thread
   * in that thread. Call it before any use of ND4J, at the beginning of every thread: without it
   * JavaCPP would load a build that may not suit the CPU, and OpenMP would give every new thread
   * helpers.
   *
   * @throws InvalidInputException if the library cannot be unpacked or loaded, or if JavaCPP loaded
   *     another build than the one asked for
   */
  public static void start() {
    if (library == null) {
      startOnce();
    }
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
  }

  /** The name of the build that was loaded, for a run's manifest. */
  public static String build() {
    start();
    // It was refused if it is not the one asked for.
    return System.getProperty(EXTENSION, PLAIN_BUILD);
  }

  /**
   * The library that was loaded, by the ends of its path: a digest of what was unpacked together,
   * the build, and the file.
   */
  public static Path library() {
    start();
    Path file = requireNonNull(library);
    int names = file.getNameCount();
    return file.subpath(Math.max(0, names - 3), names);
  }

  /**
   * The build for a CPU, by what the JVM found out about it. A JVM without these flags, on ARM for
   * example, gets the plain build.
   *
   * @param useAvx the JVM's flag {@code UseAVX}: 2 or more from AVX2 on; null where it has none
   * @param useFma the JVM's flag {@code UseFMA}, for the fused multiply-add in the AVX2 build
   */
  static String buildFor(@Nullable String useAvx, @Nullable String useFma) {
    boolean hasAvx2 = useAvx != null && useAvx.matches("[2-9]");
    return hasAvx2 && "true".equals(useFma) ? AVX2_BUILD : PLAIN_BUILD;
  }

  private static @Nullable String jvmFlag(String name) {
    HotSpotDiagnosticMXBean jvm =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    try {
      return jvm == null ? null : jvm.getVMOption(name).getValue();
    } catch (IllegalArgumentException thisJvmHasNoSuchFlag) {
      return null;
    }
  }

  private static synchronized void startOnce() {
    if (library != null) {
      return;
    }
    if (System.getProperty(EXTENSION) == null) {
      System.setProperty(EXTENSION, buildFor(jvmFlag("UseAVX"), jvmFlag("UseFMA")));
    }
    // DL4J would write a file into the working directory when memory runs out.
    System.setProperty(CRASH_REPORTING, "false");
    String platform = Loader.Detector.getPlatform();
    String extension = System.getProperty(EXTENSION, PLAIN_BUILD);
    Path folder = new NativeCache(platform, extension).prepare();
    Path loaded;
    try {
      // The native library is not there before the first array is.
      Nd4j.scalar(1f).close();
      loaded = loadedFile();
    } catch (LinkageError | RuntimeException e) {
      throw NativeFault.of(folder, e);
    }
    Path expected = folder == null ? null : folder.resolve(loaded.getFileName());
    if (expected != null ? !expected.equals(loaded) : !isOf(platform + extension, loaded)) {
      throw NativeFault.fallback(platform + extension, folder, loaded);
    }
    Nd4j.getEnvironment().setMaxMasterThreads(1);
    openblas_nolapack.blas_set_num_threads(1);
    library = loaded;
  }

  private static Path loadedFile() {
    String file = Loader.getLoadedLibraries().get(LIBRARY);
    if (file == null) {
      throw new IllegalStateException("JavaCPP knows no library " + LIBRARY);
    }
    return Path.of(file);
  }

  /** JavaCPP unpacks each build into a folder of its name. */
  private static boolean isOf(String build, Path loaded) {
    Path folder = loaded.toAbsolutePath().getParent();
    return folder != null && folder.endsWith(build);
  }
}
