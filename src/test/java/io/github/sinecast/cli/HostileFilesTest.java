package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single inputs that once took the program long, or came through to the terminal. */
class HostileFilesTest {
  private static final Path ENDLESS = Path.of("/dev/zero");
  private static final Path OLD_RUN = Path.of("src", "test", "resources", "runs", "0.1.0");

  /** Control characters of ASCII and of ECMA-48, and those that turn the direction of text. */
  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  @TempDir private Path folder;

  @Test
  void aDateInYear9999AmongDailyRowsIsRefusedWithItsLine() throws Exception {
    refused(check(daily("9999-12-31,1")), "9999");
  }

  @Test
  void anOffsetThatNoPlaceHasIsRefused() throws Exception {
    String rows =
        IntStream.rangeClosed(1, 30)
            .mapToObj(day -> "%s+99:99,%s\n".formatted(time(day), day))
            .collect(Collectors.joining("", "time,close\n", ""));
    refused(check(rows), "+99:99");
  }

  @Test
  void fortyThousandColumnsAreRefusedWithTheirNumber() throws Exception {
    String names =
        IntStream.range(0, 40_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    String cells = ",1".repeat(40_000);
    refused(
        check("date,%s\n2024-01-01%s\n2024-01-02%s\n".formatted(names, cells, cells)), "40,001");
  }

  @Test
  void aLineOfTwentyMillionCharactersIsRefused() throws Exception {
    refused(check(daily("2024-03-01," + "1".repeat(20_000_000))), "1,000,000");
  }

  @Test
  void aDeepKeyOfASettingIsRefused() throws Exception {
    HostileAnswer answer =
        HostileAnswer.to(
            "train",
            "configs/tiny.yaml",
            "--out",
            folder.toString(),
            "--set",
            "a.".repeat(50_000) + "b=1");
    assertEquals(ExitCode.BAD_INPUT, answer.code(), answer::toString);
    assertShort(answer);
  }

  @Test
  void aDeepValueOfASettingIsRefused() throws Exception {
    HostileAnswer answer =
        HostileAnswer.to(
            "train",
            "configs/tiny.yaml",
            "--out",
            folder.toString(),
            "--set",
            "data.file=" + "[".repeat(50_000));
    assertEquals(ExitCode.BAD_INPUT, answer.code(), answer::toString);
    assertShort(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"table.csv", "config.yaml"})
  void aDeviceWithoutAnEndIsRefusedAsATableAndAConfig(String name) throws Exception {
    assumeTrue(Files.exists(ENDLESS), "devices");
    Path link = Files.createSymbolicLink(folder.resolve(name), ENDLESS);
    refused(HostileAnswer.to("check", link.toString()), name);
    Files.delete(link);
  }

  @ParameterizedTest
  @ValueSource(strings = {"table.csv", "config.yaml"})
  void aPipeToWhichNobodyWritesIsRefusedAsATableAndAConfig(String name) throws Exception {
    refused(HostileAnswer.to("check", pipe(folder.resolve(name)).toString()), "nobody writes");
  }

  @Test
  void aPipeAndADeviceAreRefusedAsWeights() throws Exception {
    Path run = folder.resolve("run");
    try (Stream<Path> files = Files.walk(OLD_RUN)) {
      for (Path file : files.toList()) {
        Files.copy(file, run.resolve(OLD_RUN.relativize(file).toString()));
      }
    }
    Path weights = run.resolve("model").resolve("weights.safetensors");
    Files.delete(weights);
    String[] forecast = {"forecast", run.toString(), "data/sp500-daily.csv"};
    pipe(weights);
    refused(HostileAnswer.to(forecast), "must be a file");
    Files.delete(weights);
    assumeTrue(Files.exists(ENDLESS), "devices");
    Files.createSymbolicLink(weights, ENDLESS);
    refused(HostileAnswer.to(forecast), "must be a file");
    Files.delete(weights);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b[31m", "\u009b31m", "\u202e", "\u2066", "\u0007"})
  void steeringCharactersOfDataNamesAndSettingsStayOffTheTerminal(String steering)
      throws Exception {
    clean(check(daily("2024-03-01,x" + steering)));
    clean(check(daily("2024-03-01,1").replace("close", "cl" + steering + "ose")));
    Path named = Files.writeString(folder.resolve("t" + steering + ".csv"), daily("x,y"));
    clean(HostileAnswer.to("check", named.toString()));
    clean(
        HostileAnswer.to(
            "train",
            "configs/tiny.yaml",
            "--out",
            folder.toString(),
            "--set",
            "mo" + steering + "del=1"));
    clean(
        HostileAnswer.to(
            "train",
            "configs/tiny.yaml",
            "--out",
            folder.toString(),
            "--set",
            "model.heads=" + steering));
  }

  private HostileAnswer check(String text) throws IOException, InterruptedException {
    return HostileAnswer.to(
        "check", Files.writeString(folder.resolve("table.csv"), text).toString());
  }

  private static String daily(String last) {
    return IntStream.rangeClosed(1, 30)
        .mapToObj(day -> "%s,%s\n".formatted(LocalDate.of(2024, 1, day), day))
        .collect(Collectors.joining("", "date,close\n", last + "\n"));
  }

  private static String time(int day) {
    return LocalDate.of(2024, 1, day) + "T00:00:00";
  }

  private static Path pipe(Path path) throws IOException, InterruptedException {
    Process made = new ProcessBuilder(List.of("mkfifo", path.toString())).start();
    assumeTrue(made.waitFor() == 0, "named pipes");
    return path;
  }

  private static void refused(HostileAnswer answer, String saying) {
    assertEquals(ExitCode.BAD_INPUT, answer.code(), answer::toString);
    assertTrue(answer.errors().contains(saying), answer::toString);
    assertTrue(answer.seconds() < HostileAnswer.MOST_SECONDS, answer::toString);
    assertShort(answer);
  }

  private static void assertShort(HostileAnswer answer) {
    assertTrue(answer.errors().lines().allMatch(line -> line.length() < 1500), answer::toString);
  }

  private static void clean(HostileAnswer answer) {
    assertFalse(STEERING.matcher(answer.output() + answer.errors()).find(), answer::toString);
  }
}
