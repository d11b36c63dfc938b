package io.github.sinecast.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

class NativeBackendTest {
  @Test
  void aCpuWithAvx2AndFusedMultiplyAddGetsTheBuildMadeForIt() {
    assertEquals("-onednn-avx2", NativeBackend.buildFor("2", "true"));
    assertEquals("-onednn-avx2", NativeBackend.buildFor("3", "true"));
  }

  @Test
  void aCpuThatLacksEitherGetsThePlainBuild() {
    assertEquals("", NativeBackend.buildFor("0", "true"));
    assertEquals("", NativeBackend.buildFor("1", "true"));
    assertEquals("", NativeBackend.buildFor("2", "false"));
  }

  @Test
  void anUnknownCpuGetsThePlainBuild() {
    assertEquals("", NativeBackend.buildFor(null, null));
    assertEquals("", NativeBackend.buildFor(null, "true"));
    assertEquals("", NativeBackend.buildFor("none", "true"));
  }

  @Test
  void everyThreadRunsItsOperationsAlone() throws Exception {
    ExecutorService newThread = Executors.newSingleThreadExecutor();
    try {
      assertEquals(List.of(1, 1, 1), threadsOfAnOperation());
      assertEquals(
          List.of(1, 1, 1), newThread.submit(NativeBackendTest::threadsOfAnOperation).get());
    } finally {
      newThread.shutdown();
    }
  }

  /** What ND4J, OpenMP and the matrix products would use in this thread. */
  private static List<Integer> threadsOfAnOperation() {
    NativeBackend.start();
    return List.of(
        Nd4j.getEnvironment().maxMasterThreads(),
        NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads(),
        openblas_nolapack.blas_get_num_threads());
  }

  /** The JVM is told to believe in a CPU without AVX2, and asked what it loaded. */
  @Test
  @Tag("slow")
  @EnabledIfSystemProperty(named = "os.arch", matches = "amd64|x86_64")
  void withoutAvx2ThePlainLibraryIsTheOneInTheProcess(@TempDir Path directory) throws Exception {
    assertEquals(Loader.Detector.getPlatform(), loadedBuild(directory, "-XX:UseAVX=1"));
  }

  @Test
  @Tag("slow")
  @EnabledIfSystemProperty(named = "os.arch", matches = "amd64|x86_64")
  void theBuildThatTheUserNamesWins(@TempDir Path directory) throws Exception {
    String plain = "-D" + NativeBackend.EXTENSION + "=";
    assertEquals(Loader.Detector.getPlatform(), loadedBuild(directory, plain));
  }

  @Test
  @Tag("slow")
  void theLibraryInTheProcessIsTheOneThatWasChosen(@TempDir Path directory) throws Exception {
    String chosen = Loader.Detector.getPlatform() + NativeBackend.build();
    assertEquals(chosen, loadedBuild(directory));
  }

  /** Starts the backend in a JVM of its own; the folder of the library names its build. */
  private static String loadedBuild(Path directory, String... jvmFlags) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(jvmFlags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(LoadedLibraries.class.getName());
    Path output = directory.resolve("output");
    Path errors = directory.resolve("errors");
    int exitCode =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start()
            .waitFor();
    assertEquals(0, exitCode, () -> read(errors));
    List<String> lines = read(output).lines().toList();
    assertEquals(1, lines.size(), "ND4J starts without a word on standard output: " + lines);
    Path library = Path.of(lines.get(0));
    assertTrue(Files.exists(library), library.toString());
    return library.getName(library.getNameCount() - 2).toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Prints the path of ND4J's library. */
  static final class LoadedLibraries {
    private LoadedLibraries() {}

    public static void main(String[] arguments) {
      NativeBackend.start();
      System.out.println(new TreeMap<>(Loader.getLoadedLibraries()).get("nd4jcpu"));
    }
  }
}
