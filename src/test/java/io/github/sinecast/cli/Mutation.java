package io.github.sinecast.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A way in which a file of text or bytes is damaged. */
enum Mutation {
  TRUNCATE {
    @Override
    byte[] of(byte[] file, SplittableRandom random) {
      return Arrays.copyOf(file, random.nextInt(file.length));
    }
  },
  FLIP_BYTES {
    @Override
    byte[] of(byte[] file, SplittableRandom random) {
      byte[] flipped = file.clone();
      for (int times = random.nextInt(1, 6); times > 0; times--) {
        flipped[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return flipped;
    }
  },
  REMOVE_PART {
    @Override
    byte[] of(byte[] file, SplittableRandom random) {
      int from = random.nextInt(file.length);
      int to = Math.min(file.length, from + random.nextInt(1, 40));
      return joined(Arrays.copyOf(file, from), Arrays.copyOfRange(file, to, file.length));
    }
  },
  REPEAT_PART {
    @Override
    byte[] of(byte[] file, SplittableRandom random) {
      int from = random.nextInt(file.length);
      int to = Math.min(file.length, from + random.nextInt(1, 200));
      return joined(Arrays.copyOf(file, to), Arrays.copyOfRange(file, from, file.length));
    }
  },
  CONTROLS {
    @Override
    byte[] of(byte[] file, SplittableRandom random) {
      return inserted(file, random, CONTROL.get(random.nextInt(CONTROL.size())));
    }
  },
  HUGE_NUMBER {
    @Override
    byte[] of(byte[] file, SplittableRandom random) {
      return replacedNumber(file, random, HUGE.get(random.nextInt(HUGE.size())));
    }
  },
  WRONG_TYPE {
    @Override
    byte[] of(byte[] file, SplittableRandom random) {
      return replacedNumber(file, random, WRONG.get(random.nextInt(WRONG.size())));
    }
  },
  WRONG_QUOTE {
    @Override
    byte[] of(byte[] file, SplittableRandom random) {
      return inserted(file, random, random.nextBoolean() ? "\"" : "'");
    }
  },
  BYTE_ORDER_MARK {
    @Override
    byte[] of(byte[] file, SplittableRandom random) {
      return switch (random.nextInt(4)) {
        case 0 -> joined("\uFEFF".getBytes(StandardCharsets.UTF_8), file);
        case 1 -> joined(new byte[] {(byte) 0xFF, (byte) 0xFE}, file);
        case 2 -> text(file).getBytes(StandardCharsets.UTF_16);
        default -> inserted(file, random, "\uFEFF");
      };
    }
  },
  NUL_BYTES {
    @Override
    byte[] of(byte[] file, SplittableRandom random) {
      return inserted(file, random, "\0".repeat(random.nextInt(1, 100)));
    }
  },
  REPEATED_FIRST_LINE {
    @Override
    byte[] of(byte[] file, SplittableRandom random) {
      List<String> lines = lines(file);
      lines.add(random.nextInt(lines.size() + 1), lines.get(0));
      return bytes(lines);
    }
  },
  REPEATED_WORD {
    @Override
    byte[] of(byte[] file, SplittableRandom random) {
      List<String> lines = lines(file);
      int line = random.nextInt(4) == 0 ? random.nextInt(lines.size()) : 0;
      lines.set(line, lines.get(line).replaceFirst("(\\w+)([,: ])", "$1$2$1$2"));
      return bytes(lines);
    }
  },
  MIXED_LINE_ENDS {
    @Override
    byte[] of(byte[] file, SplittableRandom random) {
      List<String> ends = List.of("\n", "\r\n", "\r", "\n\n", "\u0085", "\u2028", "\u000B", " ");
      int most = random.nextInt(2, ends.size());
      return lines(file).stream()
          .map(line -> line + ends.get(random.nextInt(most)))
          .collect(Collectors.joining())
          .getBytes(StandardCharsets.UTF_8);
    }
  },
  SHUFFLED_LINES {
    @Override
    byte[] of(byte[] file, SplittableRandom random) {
      List<String> lines = lines(file);
      Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
      lines.remove(random.nextInt(lines.size()));
      return bytes(lines);
    }
  },
  SWAPPED_CELLS {
    @Override
    byte[] of(byte[] file, SplittableRandom random) {
      List<String> lines = lines(file);
      boolean all = random.nextBoolean();
      int one = random.nextInt(lines.size());
      for (int line = 0; line < lines.size(); line++) {
        if (all || line == one) {
          lines.set(line, lines.get(line).replaceFirst("^([^,:]*)([,:])([^,:]*)", "$3$2$1"));
        }
      }
      return bytes(lines);
    }
  },
  DEEP_NESTING {
    @Override
    byte[] of(byte[] file, SplittableRandom random) {
      int depth = random.nextInt(10, 20_000);
      String open = List.of("[", "{a: ", "- ", "{\"a\":", "(").get(random.nextInt(5));
      return inserted(file, random, open.repeat(depth));
    }
  },
  LONG_LINE {
    @Override
    byte[] of(byte[] file, SplittableRandom random) {
      String part = List.of("1", "a", ",", " ", "\"", "1,", "a: ").get(random.nextInt(7));
      return inserted(file, random, part.repeat(random.nextInt(1000, 3_000_000)));
    }
  },
  OTHER_DATE {
    @Override
    byte[] of(byte[] file, SplittableRandom random) {
      String date = DATES.get(random.nextInt(DATES.size()));
      List<String> lines = lines(file);
      int line = random.nextInt(lines.size());
      lines.set(line, lines.get(line).replaceFirst("\\d{4}-\\d\\d-\\d\\d", date));
      return bytes(lines);
    }
  },
  EMPTY {
    @Override
    byte[] of(byte[] file, SplittableRandom random) {
      return random.nextBoolean()
          ? new byte[0]
          : "\n ".repeat(random.nextInt(50)).getBytes(StandardCharsets.UTF_8);
    }
  };

  private static final List<String> CONTROL =
      List.of(
          "\u001B[31m",
          "\u001B]0;title\u0007",
          "\u009B2J",
          "\u202Eabc\u202C",
          "\u2066",
          "\b\b\b",
          "\r",
          "\u007F",
          "\u200B",
          "\uFFFF",
          "\u0000");

  private static final List<String> HUGE =
      List.of(
          "1e999",
          "-1e999",
          "2147483648",
          "-2147483649",
          "99999999999999999999999",
          "1e308",
          "1e-320",
          "0",
          "-1",
          "1" + "0".repeat(400),
          "NaN",
          "Infinity",
          "0x7fffffff",
          "1_000");

  private static final List<String> WRONG =
      List.of(
          "true",
          "null",
          "[1, 2]",
          "{a: 1}",
          "text",
          "",
          "'5'",
          "~",
          "!!int 5",
          "&a 5",
          "*a",
          "@x",
          "=1+1",
          "-",
          "${env}",
          "2020-01-01");

  private static final List<String> DATES =
      List.of(
          "9999-12-31",
          "0000-00-00",
          "0001-01-01",
          "1970-01-01",
          "2000-02-30",
          "2000-13-01",
          "20000-01-01",
          "2000-01-03T10:00:00+99:99",
          "2000-01-03T25:00",
          "1e5",
          "2000-01-1O",
          "");

  /** The damaged file. */
  abstract byte[] of(byte[] file, SplittableRandom random);

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }

  private static List<String> lines(byte[] file) {
    return text(file).lines().collect(Collectors.toCollection(ArrayList::new));
  }

  private static byte[] bytes(List<String> lines) {
    return Stream.concat(lines.stream(), Stream.of(""))
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] inserted(byte[] file, SplittableRandom random, String part) {
    int at = random.nextInt(file.length + 1);
    return joined(
        Arrays.copyOf(file, at),
        part.getBytes(StandardCharsets.UTF_8),
        Arrays.copyOfRange(file, at, file.length));
  }

  /** The file with one of its numbers replaced. */
  private static byte[] replacedNumber(byte[] file, SplittableRandom random, String by) {
    List<String> parts =
        new ArrayList<>(Arrays.asList(text(file).split("(?<=[^\\d.])(?=\\d)|(?<=\\d)(?=[^\\d.])")));
    List<Integer> numbers = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      if (Character.isDigit(parts.get(part).charAt(0))) {
        numbers.add(part);
      }
    }
    if (numbers.isEmpty()) {
      return inserted(file, random, by);
    }
    parts.set(numbers.get(random.nextInt(numbers.size())), by);
    return String.join("", parts).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }
}
