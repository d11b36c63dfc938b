package io.github.sinecast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.baseline.Autoregressive;
import io.github.sinecast.baseline.EwmaWalk;
import io.github.sinecast.baseline.SeasonalNaiveForecaster;
import io.github.sinecast.baseline.WalkQuantiles;
import io.github.sinecast.data.CsvSchema;
import io.github.sinecast.data.SplitRule;
import io.github.sinecast.encoding.LearnedEncoding;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.experiment.EvaluationSpec;
import io.github.sinecast.experiment.ExecutionSpec;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.model.Loss;
import io.github.sinecast.training.LearningRateSchedule;
import io.github.sinecast.training.TrainingSpec;
import io.github.sinecast.window.WindowSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the annotations of the real specification records to what configs make of them. */
class SpecificationsTest {
  private static final ConfigFile SILENT = ConfigFile.parse("silent.yaml", "{}");

  /** Members of sealed families, with values for the settings that have no default. */
  static Stream<Record> members() {
    ConfigFamily<PositionalEncoding> encodings = ConfigFamily.of(PositionalEncoding.class);
    return Stream.concat(
        others().stream(),
        encodings.names().stream()
            .filter(encodings::hasDefaults)
            .map(name -> (Record) encodings.bind(name, List.of())));
  }

  private static List<Record> others() {
    return List.of(
        new SplitRule.Rows(100, 20, 30),
        new SeasonalNaiveForecaster(5),
        new Autoregressive(10),
        new EwmaWalk(0.94, WalkQuantiles.NORMAL, 0.5, false),
        new SplitRule.Dates(LocalDate.of(2015, 1, 2), LocalDate.of(2018, 1, 2), null),
        new LearnedEncoding(50),
        new LearningRateSchedule.Constant(0.1),
        new LearningRateSchedule.Step(0.1, 3, 0.5),
        new Loss.Huber(1));
  }

  @ParameterizedTest
  @MethodSource("members")
  void theLimitsOfAMemberAreKeptByItsConstructor(Record member) {
    SettingLimits.assertKeptBy(member);
  }

  @Test
  void theLimitsOfAWholeExperimentAreKeptByItsConstructors() {
    SettingLimits.assertKeptBy(
        ConfigFile.parse("least.yaml", "name: least\ndata: {file: a.csv}\n")
            .bind(ExperimentConfig.class));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        EncoderSpec.class,
        WindowSpec.class,
        TrainingSpec.class,
        EvaluationSpec.class,
        ExecutionSpec.class,
        CsvSchema.class
      })
  void theLimitsOfAnAnnotationAreKeptByTheConstructor(Class<? extends Record> type) {
    SettingLimits.assertKeptBy(SILENT.bind(type));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        EncoderSpec.class,
        WindowSpec.class,
        TrainingSpec.class,
        EvaluationSpec.class,
        ExecutionSpec.class,
        CsvSchema.class
      })
  void theDefaultsAreWrittenAndReadAgain(Class<? extends Record> type) {
    Record defaults = SILENT.bind(type);
    assertEquals(
        defaults, ConfigFile.parse("written.yaml", ConfigWriter.toYaml(defaults)).bind(type));
    String reference = ReferenceConfig.of(type, "Every setting.", SILENT);
    assertEquals(defaults, ConfigFile.parse("reference.yaml", reference).bind(type), reference);
  }
}
