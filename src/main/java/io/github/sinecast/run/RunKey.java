package io.github.sinecast.run;

import io.github.sinecast.SeriesSet;
import io.github.sinecast.Sha256;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.config.ConfigWriter;
import io.github.sinecast.data.InputFile;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a run is known by: two runs of one key have the same results.
 *
 * <p>In it are all settings but those of execution, the bytes of the input files in the place of
 * their paths, and the versions of the program and of the libraries that results depend on.
 *
 * @param name the name of the run's directory: that of the config, and the beginning of the digest
 */
public record RunKey(String name) {
  /** Of a million runs two share so many digits with a probability of 1 in 500. */
  private static final int DIGITS = 12;

  /** The data file in the text that is digested, where its digest stands for it. */
  private static final Path NO_FILE = Path.of("data");

  /**
   * What a config is known by.
   *
   * @param inputSha256 the digests of the input files
   */
  public static RunKey of(ExperimentConfig config, String inputSha256) {
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
   * What a prepared experiment is known by while it runs: the builds of the JDK and of the tensor
   * library count too, for a run that continues under others would not come to the same bits.
   */
  static RunKey of(Experiment experiment) {
    ExperimentConfig config = experiment.config();
    CodeVersion code = CodeVersion.running();
    List<String> parts = new ArrayList<>(List.of(code.program(), code.libraries().toString()));
    parts.add(System.getProperty("java.vm.version") + " " + System.getProperty("os.arch"));
    NativeBackend.start();
    parts.add(NativeBackend.build());
    for (InputFile input : experiment.inputs()) {
      // A pipe is read once only, so what it held is known by its series alone.
      parts.add(input.sha256().isEmpty() ? digest(experiment.series()) : input.sha256());
    }
    Path calendar = config.data().csv().calendarFile();
    if (calendar != null) {
      parts.add(InputFile.of(calendar).sha256());
      config = config.withCalendarFile(NO_FILE);
    }
    for (Path model : config.imports()) {
      parts.add(InputFile.of(model).sha256());
    }
    config = config.withImports(model -> model.resolveSibling("").relativize(model));
    parts.add(ConfigWriter.toYaml(config.withThreads(0).withFile(NO_FILE)));
    return named(config.name(), parts);
  }

  /**
   * The digests of the input files of a config, each in a line.
   *
   * @throws io.github.sinecast.InvalidInputException if one is not there
   */
  public static String inputOf(ExperimentConfig config) {
    return config.data().paths().files().stream()
        .map(file -> InputFile.of(file).sha256())
        .collect(Collectors.joining("\n"));
  }

  /** The digest of all times and values. */
  private static String digest(SeriesSet all) {
    MessageDigest digest = Sha256.begin();
    for (TimeSeries series : all) {
      digest.update(series.id().getBytes(StandardCharsets.UTF_8));
      for (int row = 0; row < series.length(); row++) {
        digest.update(series.time().label(row).getBytes(StandardCharsets.UTF_8));
      }
      for (String column : new TreeSet<>(series.columnNames())) {
        digest.update(column.getBytes(StandardCharsets.UTF_8));
        for (double value : series.values(column)) {
          digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
        }
      }
    }
    return Sha256.hex(digest.digest());
  }

  /** A name, and the beginning of the digest of all that it stands for. */
  public static RunKey named(String name, List<String> parts) {
    String digest = Sha256.of(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    return new RunKey(name + "-" + digest.substring(0, DIGITS));
  }
}
