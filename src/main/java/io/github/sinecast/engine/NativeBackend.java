package io.github.sinecast.engine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
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

  private static final String AVX2_BUILD = "-onednn-avx2";
  private static final String PLAIN_BUILD = "";
  private static final String CRASH_REPORTING = "org.deeplearning4j.crash.reporting.enabled";

  private NativeBackend() {}

  /**
   * Starts the library if that has not happened yet, and keeps the operations of the calling thread
   * in that thread. Call it before any use of ND4J, at the beginning of every thread: without it
   * JavaCPP would load a build that may not suit the CPU, and OpenMP would give every new thread
   * helpers.
   */
  public static void start() {
    Started.once();
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
  }

  /** The name of the build that was asked for, for a run's manifest. */
  public static String build() {
    start();
    return System.getProperty(EXTENSION, PLAIN_BUILD);
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

  /** The class is initialised once, by one thread, and the others wait: what a start needs. */
  private static final class Started {
    static {
      if (System.getProperty(EXTENSION) == null) {
        System.setProperty(EXTENSION, buildFor(jvmFlag("UseAVX"), jvmFlag("UseFMA")));
      }
      // DL4J would write a file into the working directory when memory runs out.
      System.setProperty(CRASH_REPORTING, "false");
      // The native library is not there before the first array is.
      Nd4j.scalar(1f).close();
      Nd4j.getEnvironment().setMaxMasterThreads(1);
      openblas_nolapack.blas_set_num_threads(1);
    }

    static void once() {}
  }
}
