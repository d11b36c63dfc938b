package io.github.sinecast.comparison;

import io.github.sinecast.config.ConfigWriter;
import io.github.sinecast.data.InputFile;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.run.CodeVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a run is known by: two runs of one key have the same results.
 *
 * <p>In it are all settings but those of execution, the bytes of the input files in the place of
 * their paths, and the versions of the program and of the libraries that results depend on.
 *
 * @param name the name of the run's directory: that of the config, and the beginning of the digest
 */
record RunKey(String name) {
  /** Of a million runs two share so many digits with a probability of 1 in 500. */
  private static final int DIGITS = 12;

  /** The data file in the text that is digested, where its digest stands for it. */
  private static final Path NO_FILE = Path.of("data");

  /**
   * @param inputSha256 the digests of the input files
   */
  static RunKey of(ExperimentConfig config, String inputSha256) {
    CodeVersion code = CodeVersion.running();
    ExperimentConfig settings = config.withThreads(0).withFile(NO_FILE);
    return named(
        config.name(),
        List.of(
            code.program(),
            code.libraries().toString(),
            inputSha256,
            ConfigWriter.toYaml(settings)));
  }

  /**
   * The digests of the input files of a config, each in a line.
   *
   * @throws io.github.sinecast.InvalidInputException if one is not there
   */
  static String inputOf(ExperimentConfig config) {
    return config.data().paths().files().stream()
        .map(file -> InputFile.of(file).sha256())
        .collect(Collectors.joining("\n"));
  }

  /** A name, and the beginning of the digest of all that it stands for. */
  static RunKey named(String name, List<String> parts) {
    byte[] text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return new RunKey(name + "-" + HexFormat.of().formatHex(digest).substring(0, DIGITS));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
