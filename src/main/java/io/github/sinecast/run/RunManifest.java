package io.github.sinecast.run;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.sinecast.data.InputFile;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.experiment.ParentModel;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a result comes from: everything that could make a repetition differ.
 *
 * @param outcome {@code complete}, or {@code diverged} for a run that ended early
 * @param seed the seed of the run
 * @param inputs the files it read
 * @param code the program and its libraries
 * @param machine what it ran on
 * @param fits how often everything was fitted; the model is that of the last time
 * @param refitEpochs for how many epochs the network was trained once more, on training and
 *     validation rows; 0 for not at all
 * @param finalFitEpochs for how many epochs the saved network was trained once more, on all rows,
 *     after another was judged; 0 for not at all
 * @param knownRows which rows the saved network knows; empty in runs of earlier versions
 * @param parent the run that this one updates; null for a training from scratch
 * @param parameters how many numbers the network learned
 * @param started when the run began
 * @param seconds wall-clock seconds from then to the writing of this manifest
 * @param trainingSeconds wall-clock seconds of all epochs
 * @param digests the SHA-256 of each file that a forecast reads, by its path in the run directory;
 *     empty in runs of version 0.1.0
 */
public record RunManifest(
    String outcome,
    long seed,
    List<InputFile> inputs,
    CodeVersion code,
    Machine machine,
    int fits,
    int refitEpochs,
    int finalFitEpochs,
    List<KnownRows> knownRows,
    @Nullable Parent parent,
    int parameters,
    String started,
    double seconds,
    double trainingSeconds,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> digests) {
  /** The outcome of a run that ended well. */
  public static final String COMPLETE = "complete";

  /** The outcome of a run whose loss became infinite or no number. */
  public static final String DIVERGED = "diverged";

  /** Its name in a run directory. */
  public static final String FILE = "manifest.json";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /**
   * The manifest of a run directory.
   *
   * @throws IOException if it cannot be read
   */
  public static RunManifest read(Path directory) throws IOException {
    return JSON.readValue(directory.resolve(FILE).toFile(), RunManifest.class);
  }

  void write(Path directory) throws IOException {
    Files.writeString(directory.resolve(FILE), JSON.writeValueAsString(this) + "\n");
  }

  public RunManifest {
    inputs = List.copyOf(inputs);
    digests = Collections.unmodifiableMap(new TreeMap<>(digests));
    knownRows = knownRows == null ? List.of() : List.copyOf(knownRows);
  }

  /**
   * The run that another updates.
   *
   * @param run the name of its directory
   * @param sha256 the digest of its weights, in hexadecimal
   */
  public record Parent(String run, String sha256) {
    static @Nullable Parent of(@Nullable ParentModel model) {
      return model == null ? null : new Parent(model.run(), model.sha256());
    }
  }

  /**
   * What a run was computed on.
   *
   * @param jdk vendor and version of the JDK
   * @param system operating system and architecture
   * @param processor the processor's name, as far as the system tells it
   * @param processors how many the JVM may use
   * @param threads how many the run used
   * @param jobs how many runs were under way at a time and shared the machine
   * @param backend the native build of the tensor library
   * @param library the file of the tensor library that was loaded; empty in runs of version 0.1.0
   */
  public record Machine(
      String jdk,
      String system,
      String processor,
      int processors,
      int threads,
      int jobs,
      String backend,
      @JsonSetter(nulls = Nulls.AS_EMPTY) String library)
      implements Serializable {
    /** This machine. */
    public static Machine here(int threads, int jobs) {
      String build = NativeBackend.build();
      return new Machine(
          System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
          "%s %s %s"
              .formatted(
                  System.getProperty("os.name"),
                  System.getProperty("os.version"),
                  System.getProperty("os.arch")),
          processorName(),
          Runtime.getRuntime().availableProcessors(),
          threads,
          jobs,
          "nd4j-native" + build,
          NativeBackend.library().toString().replace('\\', '/'));
    }

    /**
     * What makes the bits of results differ from those of another machine, in words; empty where
     * both come to the same bits.
     */
    public String difference(Machine other) {
      return Stream.of(
              difference("processor", processor, other.processor),
              difference("architecture", architecture(), other.architecture()),
              difference("JDK", jdk, other.jdk),
              difference("native library", library, other.library))
          .flatMap(Optional::stream)
          .collect(Collectors.joining(", "));
    }

    private String architecture() {
      return system.substring(system.lastIndexOf(' ') + 1);
    }

    private static Optional<String> difference(String what, String mine, String theirs) {
      return mine.equals(theirs)
          ? Optional.empty()
          : Optional.of("%s %s instead of %s".formatted(what, theirs, mine));
    }

    /** Linux tells the name in a file; elsewhere the architecture has to do. */
    private static String processorName() {
      Path file = Path.of("/proc/cpuinfo");
      if (Files.isReadable(file)) {
        try (Stream<String> lines = Files.lines(file)) {
          return lines
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .findFirst()
              .orElse(System.getProperty("os.arch"));
        } catch (IOException | UncheckedIOException unreadable) {
          return System.getProperty("os.arch");
        }
      }
      return System.getProperty("os.arch");
    }
  }
}
