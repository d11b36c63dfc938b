package io.github.sinecast.experiment;

import io.github.sinecast.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a result comes from: everything that could make a repetition differ.
 *
 * @param outcome {@code complete}, or {@code diverged} for a run that ended early
 * @param seed the seed of the run
 * @param inputs the files it read
 * @param code the program and its libraries
 * @param machine what it ran on
 * @param fits how often everything was fitted; the model is that of the last time
 * @param parameters how many numbers the network learned
 * @param started when the run began
 * @param seconds wall-clock seconds from then to the writing of this manifest
 * @param trainingSeconds wall-clock seconds of all epochs
 */
public record RunManifest(
    String outcome,
    long seed,
    List<InputFile> inputs,
    CodeVersion code,
    Machine machine,
    int fits,
    int parameters,
    String started,
    double seconds,
    double trainingSeconds) {
  /** The outcome of a run that ended well. */
  public static final String COMPLETE = "complete";

  /** The outcome of a run whose loss became infinite or no number. */
  public static final String DIVERGED = "diverged";

  public RunManifest {
    inputs = List.copyOf(inputs);
  }

  /**
   * A file as it was read.
   *
   * @param file its name
   * @param sha256 the digest of its bytes, in hexadecimal
   * @param bytes its length
   * @param rows the rows of all its series together
   */
  public record InputFile(String file, String sha256, long bytes, long rows) {
    /** Notes a file whose rows are still to be counted. */
    static InputFile of(Path path) {
      try (InputStream bytes = Files.newInputStream(path);
          DigestInputStream digest =
              new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
        digest.transferTo(OutputStream.nullOutputStream());
        return new InputFile(
            path.getFileName() == null ? path.toString() : path.getFileName().toString(),
            HexFormat.of().formatHex(digest.getMessageDigest().digest()),
            Files.size(path),
            0);
      } catch (NoSuchFileException e) {
        throw new InvalidInputException(path + ": no such file; check the path", e);
      } catch (IOException e) {
        throw new InvalidInputException(
            path
                + (Files.isDirectory(path)
                    ? ": is a directory; name a file of text in it"
                    : ": must be a file that may be read; check its permissions"),
            e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }

    InputFile withRows(long counted) {
      return new InputFile(file, sha256, bytes, counted);
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
   */
  public record Machine(
      String jdk,
      String system,
      String processor,
      int processors,
      int threads,
      int jobs,
      String backend) {
    static Machine here(int threads, int jobs, String backend) {
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
          backend.isEmpty() ? "nd4j-native" : "nd4j-native" + backend);
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

  /**
   * The digest of a file's bytes, in hexadecimal.
   *
   * @throws InvalidInputException if it cannot be read
   */
  public static String sha256(Path file) {
    return InputFile.of(file).sha256();
  }

  static String now() {
    return Instant.now().toString();
  }
}
