package io.github.sinecast.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Something whose time grows with a size. */
enum GrowthTask {
  EPOCH("training epoch", "windows") {
    @Override
    int[] sizes() {
      return upTo(Settings.windows(), 1000, 2000, 4000, 8000, 16_000);
    }
  },
  JUDGING("judging the test split", "rows") {
    @Override
    List<String> partNames() {
      return List.of("epoch", "judging");
    }

    @Override
    String parts(Measurement measurement) {
      double ratio = measurement.shown().get(1) / measurement.shown().get(0);
      return super.parts(measurement) + String.format(Locale.ROOT, ", a ratio of %.2f", ratio);
    }

    @Override
    int[] sizes() {
      return upTo(Settings.windows(), 1000, 4000, 16_000);
    }
  },
  READING("reading a CSV", "rows") {
    @Override
    int[] sizes() {
      return upTo(Settings.rows(), 50_000, 200_000, 1_000_000, 5_000_000);
    }
  },
  ATTENTION("training step by length", "tokens") {
    @Override
    int[] sizes() {
      return upTo(Settings.tokens(), 64, 128, 256, 512, 1024);
    }
  },
  SERIES("many series", "series of 1,000 rows") {
    @Override
    List<String> partNames() {
      return List.of("reading", "windows", "forecasts");
    }

    @Override
    int[] sizes() {
      return upTo(Settings.rows() / ROWS_OF_A_SERIES, 1, 100, 5000);
    }
  };

  static final int ROWS_OF_A_SERIES = 1000;

  private final String label;
  private final String unit;

  GrowthTask(String label, String unit) {
    this.label = label;
    this.unit = unit;
  }

  abstract int[] sizes();

  String label() {
    return label;
  }

  /** What the size counts. */
  String unit() {
    return unit;
  }

  /** What the time is made of, where that is told apart. */
  List<String> partNames() {
    return List.of();
  }

  /** The parts of the time as text; empty where they are not told apart. */
  String parts(Measurement measurement) {
    List<String> parts = partNames();
    StringBuilder text = new StringBuilder();
    for (int part = 0; part < parts.size(); part++) {
      text.append(part == 0 ? ": " : ", ")
          .append(parts.get(part))
          .append(String.format(Locale.ROOT, " %.3f", measurement.shown().get(part)));
    }
    return text.toString();
  }

  private static int[] upTo(int most, int... sizes) {
    return IntStream.of(sizes).filter(size -> size <= most).toArray();
  }
}
