package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.config.ConfigFamily;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.formula.Initial;
import io.github.sinecast.encoding.formula.InitialValues;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class EncodingsCommandTest {
  /** The same formula in doubles, whose operations may stand in another order. */
  private static final double ROUNDING = 1e-12;

  private final Path folder;

  EncodingsCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  static List<String> names() {
    return ConfigFamily.of(PositionalEncoding.class).names();
  }

  static Stream<String> namesThatSayItAll() {
    return names().stream().filter(ConfigFamily.of(PositionalEncoding.class)::hasDefaults);
  }

  @Test
  void theListHasALineForEveryEncoding() {
    List<String> table = run("").lines();
    assertEquals(
        names(), table.stream().skip(1).map(line -> line.replaceFirst(" .*", "")).toList());
    assertTrue(table.get(0).matches("name +kind +learned numbers +limits +paper"), table.get(0));
  }

  @Test
  void aShellCompletesTheNamesOfEncodings() {
    StringWriter script = new StringWriter();
    new Main().commandLine().setOut(new PrintWriter(script)).execute("generate-completion");
    String names =
        names().stream().map(name -> '"' + name + '"').collect(Collectors.joining(" ", "(", ")"));
    assertTrue(script.toString().contains("NAME_pos_param_args=" + names), script.toString());
  }

  @Test
  void theListCountsLearnedNumbersByTheSizesThatAreGiven() {
    Answer list = run("--width 12 --tokens 7 --heads 3 --layers 2 --format csv");
    assertEquals("learned,input," + 7 * 12, list.start("learned,"));
    assertEquals("t5,score," + 32 * 3, list.start("t5,"));
    assertEquals("shaw,score + value," + 2 * 33 * 4 * 2, list.start("shaw,"));
    assertEquals("kerple,score," + 2 * 3 * 2, list.start("kerple,"));
    assertEquals("erpe,attention weight," + 3 * 13 * 2, list.start("erpe,"));
    assertEquals("none,,0", list.start("none,"));
  }

  @Test
  void theListSaysWhyAnEncodingCannotServeTheSizes() {
    Answer list = run("--width 9 --heads 3 --format csv");
    assertEquals("rope,query/key,", list.start("rope,"));
    assertTrue(list.err.contains("columns; a width of 9 over 3 heads gives 3"), list.err);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 7})
  void aTableOfTheInputHasARowForEachToken(int width) {
    List<String> lines =
        run("show sinusoidal --width " + width + " --tokens 130 --format csv").lines();
    assertEquals("position" + columns(width), lines.get(0));
    assertEquals(131, lines.size());
    for (int position = 0; position < 130; position++) {
      double[] row = numbers(lines.get(position + 1));
      assertEquals(position, row[0]);
      for (int column = 0; column < width; column++) {
        double angle = position / Math.pow(10000, (column - column % 2) / (double) width);
        double expected = column % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
        assertEquals(expected, row[column + 1], ROUNDING, lines.get(position + 1));
      }
    }
  }

  @Test
  void noEncodingIsATableOfZeros() {
    assertEquals(
        List.of("position,0,1", "0,0.0,0.0", "1,0.0,0.0"),
        run("show none --width 2 --tokens 2 --format csv").lines());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void scoresAreInLongForm(boolean causal) {
    double[] slopes = {1 / 4.0, 1 / 16.0, 1 / 64.0, 1 / 256.0};
    List<String> expected = new ArrayList<>(List.of("head,i,j,value"));
    for (int head = 0; head < 4; head++) {
      for (int query = 0; query < 3; query++) {
        for (int key = 0; key < 3; key++) {
          double score =
              causal && key > query
                  ? Double.NEGATIVE_INFINITY
                  : -slopes[head] * Math.abs(query - key);
          expected.add(head + "," + query + "," + key + "," + (score + 0.0));
        }
      }
    }
    String causally = causal ? " --causal" : "";
    List<String> found =
        run("show alibi --width 8 --heads 4 --tokens 3 --format csv" + causally).lines();
    assertEquals(
        expected, found.stream().map(line -> line.replaceFirst(",-0\\.0$", ",0.0")).toList());
  }

  @Test
  void scoresThatDependOnContentAreThoseOfAQueryOfOnesAndAKeyOfZeros() {
    Answer answer =
        run(
            "show shaw --width 8 --heads 2 --tokens 5 --set maximum-distance=2 --layer 1 --format"
                + " csv");
    double[] keys = shaw("layer1.keys");
    for (String line : answer.lines().subList(1, answer.lines().size())) {
      double[] found = numbers(line);
      int offset = (int) Math.max(-2, Math.min(2, found[2] - found[1])) + 2;
      double sum = IntStream.range(0, 4).mapToDouble(number -> keys[offset * 4 + number]).sum();
      assertEquals(sum / 2, found[3], ROUNDING, line);
    }
    assertTrue(answer.err.contains("--site shows value"), answer.err);
    assertTrue(
        run("show shaw").out.contains("# for a query of ones and a key of zeros"), "the remark");
    assertTrue(!run("show t5").out.contains("a query of ones"), "t5 knows no content");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void valuesAreThoseOfUniformAttention(boolean causal) {
    Answer answer =
        run(
            "show shaw --width 8 --heads 2 --tokens 5 --set maximum-distance=2 --site value"
                + " --format csv"
                + (causal ? " --causal" : ""));
    assertEquals("head,position,column,value", answer.lines().get(0));
    assertEquals(1 + 2 * 5 * 4, answer.lines().size());
    assertEquals("", answer.err);
    double[] values = shaw("layer0.values");
    for (String line : answer.lines().subList(1, answer.lines().size())) {
      double[] found = numbers(line);
      int query = (int) found[1];
      int seen = causal ? query + 1 : 5;
      double sum = 0;
      for (int key = 0; key < seen; key++) {
        int offset = Math.max(-2, Math.min(2, key - query)) + 2;
        sum += values[offset * 4 + (int) found[2]] / seen;
      }
      assertEquals(sum, found[3], ROUNDING, line);
    }
  }

  /** Learned vectors of width 4 for distances up to 2, where training starts by the seed 1. */
  private static double[] shaw(String name) {
    return new InitialValues(1).of(name, Initial.glorot(5, 4), new int[] {5, 4});
  }

  @Test
  void anglesComeWithTheFactorOfTheQuery() {
    List<String> lines = run("show xpos --width 16 --heads 2 --tokens 20 --format csv").lines();
    assertEquals("position,pair,angle,scale", lines.get(0));
    assertEquals(1 + 20 * 4, lines.size());
    for (String line : lines.subList(1, lines.size())) {
      double[] found = numbers(line);
      assertEquals(found[0] * Math.pow(10000, -2 * found[1] / 8), found[2], ROUNDING, line);
      double zeta = (2 * found[1] / 8 + 0.4) / 1.4;
      assertEquals(Math.pow(zeta, found[0] / 512), found[3], ROUNDING, line);
    }
  }

  /** What training starts from is nothing: ConvTran begins as if there were no such term. */
  @Test
  void attentionWeightsAreInLongFormToo() {
    List<String> lines = run("show erpe --width 4 --heads 2 --tokens 3 --format csv").lines();
    assertEquals("head,i,j,value", lines.get(0));
    assertEquals("1,2,0,0.0", lines.get(1 + 9 + 6));
    assertEquals(1 + 2 * 9, lines.size());
  }

  @Test
  void whatIsChangedBetweenBlocksIsShownByAnImpulse() {
    double limit = 1 / Math.sqrt(3);
    double[] kernel =
        new InitialValues(3).of("kernel", Initial.uniform(-limit, limit), new int[] {3, 4});
    List<String> lines = run("show conv --width 4 --tokens 7 --seed 3 --format csv").lines();
    assertEquals("position" + columns(4), lines.get(0));
    for (int token = 0; token < 7; token++) {
      double[] row = numbers(lines.get(token + 1));
      for (int column = 0; column < 4; column++) {
        int tap = 3 - token + 1;
        double expected = tap < 0 || tap > 2 ? 0 : kernel[tap * 4 + column];
        assertEquals(expected, row[column + 1], ROUNDING, lines.get(token + 1));
      }
    }
  }

  /** 29 February 2020 is a Saturday, the 60th day; 31 December is day 366, in ISO week 53. */
  @ParameterizedTest
  @CsvSource({
    "2020-02-29, day-of-week, 5, 7",
    "2020-02-29, day-of-year, 59, 366",
    "2020-02-29, day-of-month, 28, 31",
    "2020-12-31, day-of-year, 365, 366",
    "2020-12-31, week-of-year, 52, 53",
    "2021-01-03, week-of-year, 52, 53",
    "2021-01-04, week-of-year, 0, 53",
    "2021-01-04T18:45, hour, 18, 24",
    "2021-01-04T18:45, minute, 45, 60",
  })
  void theMarksOfACalendarAreShownBeforeTheirMap(String date, String mark, int past, int cycle) {
    List<String> lines =
        run("show calendar --features --tokens 1 --format csv --start %s --set marks=[%s]"
                .formatted(date, mark))
            .lines();
    assertEquals("position,%s-sin,%s-cos".formatted(mark, mark), lines.get(0));
    double angle = 2 * Math.PI * past / cycle;
    assertArrayEquals(
        new double[] {0, Math.sin(angle), Math.cos(angle)}, numbers(lines.get(1)), ROUNDING);
  }

  @ParameterizedTest
  @CsvSource({
    "calendar-day, weekday, '0.0 1.0 4.0 5.0'",
    "trading-day, weekday, '0.0 1.0 2.0 3.0'",
    "calendar-day, day, '0.0 1.0 2.0 3.0'",
    "calendar-day, PT6H, '0.0 0.25 0.5 0.75'",
  })
  void positionsAreThoseOfTheClock(String clock, String step, String positions) {
    List<String> lines =
        run("show sinusoidal --width 2 --tokens 4 --format csv --start 2024-03-07 --step %s --set clock=%s"
                .formatted(step, clock))
            .lines();
    assertEquals(
        positions,
        String.join(
            " ", lines.stream().skip(1).map(line -> line.replaceFirst(",.*", "")).toList()));
  }

  @Test
  void aSumShowsWhatItsPartsAddToOneSite() {
    String parts = "--set parts=[sinusoidal,{type:\u00a0sinusoidal,base:\u00a05},rope]";
    Answer sum = run("show sum --width 4 --heads 1 --tokens 3 --format csv " + parts);
    double[] found = numbers(sum.lines().get(3));
    assertEquals(2 * Math.sin(2), found[1], ROUNDING);
    assertEquals(Math.sin(2 / 100.0) + Math.sin(2 / Math.sqrt(5)), found[3], ROUNDING);
    assertTrue(sum.err.contains("this is input, and --site shows query-key"), sum.err);
    assertEquals(
        run("show rope --width 4 --heads 1 --tokens 3 --format csv").out,
        run("show sum --width 4 --heads 1 --tokens 3 --format csv --site query-key " + parts).out);
  }

  @ParameterizedTest
  @MethodSource("namesThatSayItAll")
  void everyEncodingIsShownInEveryForm(String name) throws IOException {
    String sizes = " --width 16 --tokens 12 --heads 2";
    assertTrue(run("show " + name + sizes).out.startsWith("# " + name + ","));
    List<String> csv = run("show " + name + sizes + " --format csv").lines();
    int cells = csv.get(0).split(",", -1).length;
    for (String line : csv) {
      assertEquals(cells, line.split(",", -1).length, line);
    }
    Path file = folder.resolve("picture.png");
    assertEquals("", run("show " + name + sizes + " --format png --out " + file).out);
    BufferedImage image = ImageIO.read(file.toFile());
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        colours.add(image.getRGB(x, y));
      }
    }
    assertTrue(image.getWidth() >= 640 && image.getHeight() >= 200, image.toString());
    assertTrue(colours.size() > 50, name + " has " + colours.size() + " colours");
    assertEquals(List.of("picture.png"), names(folder));
  }

  @Test
  void aTableIsCutToFitAScreenAndSaysSo() {
    Answer small = run("show alibi --width 8 --heads 4 --tokens 5");
    Answer large = run("show sinusoidal --width 512 --tokens 512");
    assertTrue(large.out.contains("# cut to fit a screen") && large.out.contains("…"), large.out);
    assertTrue(!small.out.contains("# cut"), small.out);
    assertTrue(large.lines().size() <= 40, large.out);
    assertTrue(large.out.lines().allMatch(line -> line.length() <= 100), large.out);
    assertTrue(large.out.contains("0.8415"), large.out);
  }

  @Test
  void aFileThatExistsIsNeverOverwritten() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.csv"), "mine");
    Answer answer = refused(3, "show none --out " + file);
    assertTrue(answer.err.contains("exists already and is not overwritten"), answer.err);
    assertEquals("mine", Files.readString(file));
    Path fresh = folder.resolve("fresh.csv");
    String shown = run("show rope --width 8 --tokens 4 --format csv").out;
    run("show rope --width 8 --tokens 4 --format csv --out " + fresh);
    assertEquals(shown, Files.readString(fresh));
    refused(3, "show none --out " + folder.resolve("absent/a.csv"));
    assertEquals(List.of("fresh.csv", "mine.csv"), names(folder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 | show sinusodal | did you mean sinusoidal?",
        "3 | show rope --set fraction=2 | --set fraction must be from 0 to 1, found the number 2",
        "3 | show rope --set lyaout=half | did you mean layout?",
        "3 | show rope --width 10 --heads 2 | a width of 10 over 2 heads gives 5",
        "3 | show rope --width 10 --heads 4 | --heads must divide the width 10, found 4",
        "3 | show learned --tokens 9 --set maximum-length=8 | maximum-length must reach every"
            + " token",
        "3 | show sum --set parts=[alibi,transformer-xl] | must not change a score",
        "3 | show learned --tokens 9 --set maximum-length=0 | must be from 1 to 100000, found",
        "3 | show sum | sum: parts is missing and has no default; give --set parts=…",
        "3 | show sum --set parts=[rope,none] | found none, which adds nothing; leave it out",
        "3 | show rope --set base | --set must be given key=value, with dots",
        "3 | show alibi --tokens 100000 | found 40,000,000,000: 4 heads of 100000 x 100000 tokens;"
            + " give fewer",
        "3 | show sinusoidal --tokens 2147483647 --width 2147483647 | found"
            + " 4,611,686,014,132,420,609",
        "3 | show shaw --set maximum-distance=2000000000 | must be from 1 to 100000, found",
        "3 | show time2vec --set waves=2147483647 | must be from 1 to 10000, found",
        "3 | show fire --set hidden=2147483647 | must be from 1 to 10000, found",
        "3 | show erpe --set maximum-length=1500000000 | must be from 1 to 100000, found",
        "3 | show conv --set kernel=2147483647 | must be from 3 to 9999, found",
        "3 | show fire --tokens 1000 --set hidden=10000 | found one of 1000000 x 10000; give fewer",
        "3 | show alibi --layer 2 | --layer must be from 0 to 1, found 2",
        "3 | show alibi --tokens 0 | --tokens must be at least 1, found 0",
        "3 | show grid --tokens 9 --variates 2 | --variates must divide the tokens, 9, found 2",
        "3 | show calendar --start 29.2.2024 | --start must be a date such as 2024-02-27",
        "3 | show calendar --step PT0S | --step must be day, weekday, or a duration",
        "3 | show rope --run absent | absent: must be a run directory",
        "2 | show rope --site score | --site must be where rope acts, query-key, found score",
        "2 | show rope --site middle | must be one of input, between-blocks, score",
        "2 | show rope --format png | --format png needs --out FILE",
        "2 | show rope --features | --features are those of calendar, found rope",
        "2 | show rope --run absent --seed 3 | leave out --set and --seed",
        "2 | show | NAME",
      })
  void whatCannotBeShownIsRefusedWithItsReason(int code, String line, String reason) {
    Answer answer = refused(code, line);
    assertTrue(answer.err.contains(reason), answer.err);
    assertEquals("", answer.out);
  }

  /** The names of what is in a folder, in order. */
  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String columns(int width) {
    StringBuilder columns = new StringBuilder();
    IntStream.range(0, width).forEach(column -> columns.append(',').append(column));
    return columns.toString();
  }

  private static double[] numbers(String line) {
    return Stream.of(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  /** What the command said. */
  private record Answer(int code, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }

    /** The first three cells of the line that starts so. */
    String start(String with) {
      return lines().stream()
          .filter(line -> line.startsWith(with))
          .map(line -> String.join(",", List.of(line.split(",", -1)).subList(0, 3)))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Answer run(String line) {
    return refused(ExitCode.DONE, line);
  }

  private static Answer refused(int expected, String line) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        new CommandLine(new EncodingsCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (failure, failed, parsed) -> {
                  if (failure instanceof InvalidInputException) {
                    failed.getErr().print(failure.getMessage());
                    return ExitCode.BAD_INPUT;
                  }
                  throw failure;
                });
    // A hard space stands for one within an argument.
    String[] arguments =
        Stream.of(line.split(" ", -1))
            .filter(argument -> !argument.isEmpty())
            .map(argument -> argument.replace('\u00a0', ' '))
            .toArray(String[]::new);
    int code = command.execute(arguments);
    command.getErr().flush();
    command.getSubcommands().get("show").getErr().flush();
    Answer answer = new Answer(code, out.toString(), err.toString());
    assertEquals(expected, code, answer::toString);
    return answer;
  }
}
