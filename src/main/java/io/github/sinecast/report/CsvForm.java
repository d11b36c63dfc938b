package io.github.sinecast.report;

import io.github.sinecast.run.Csv;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How panels become comma-separated values. All doubles read back as the same number. */
public enum CsvForm {
  /** One panel, a line for each of its rows: {@code position,0,1,…}. */
  WIDE {
    @Override
    String text(List<Panel> panels) {
      Panel panel = panels.get(0);
      return Csv.text(
          joined(Stream.of(panel.rows().key()), panel.columns().keys().stream()),
          IntStream.range(0, panel.rows().length())
              .mapToObj(
                  row ->
                      joined(
                          Stream.of(panel.rows().keys().get(row)),
                          numbers(
                              IntStream.range(0, panel.columns().length())
                                  .mapToDouble(column -> panel.at(row, column))))));
    }
  },
  /** A panel for each head, a line for each of their numbers: {@code head,i,j,value}. */
  LONG {
    @Override
    String text(List<Panel> panels) {
      Panel first = panels.get(0);
      return Csv.text(
          List.of("head", first.rows().key(), first.columns().key(), "value"),
          panels.stream()
              .flatMap(
                  panel ->
                      places(
                          panel,
                          (row, column) ->
                              List.of(
                                  panel.name(),
                                  panel.rows().keys().get(row),
                                  panel.columns().keys().get(column),
                                  Double.toString(panel.at(row, column))))));
    }
  },
  /** Panels of the same places, a line for each place: {@code position,pair,angle,scale}. */
  BESIDE {
    @Override
    String text(List<Panel> panels) {
      Panel first = panels.get(0);
      return Csv.text(
          joined(
              Stream.of(first.rows().key(), first.columns().key()),
              panels.stream().map(Panel::name)),
          places(
              first,
              (row, column) ->
                  joined(
                      Stream.of(first.rows().keys().get(row), first.columns().keys().get(column)),
                      numbers(panels.stream().mapToDouble(panel -> panel.at(row, column))))));
    }
  };

  abstract String text(List<Panel> panels);

  private static List<String> joined(Stream<String> keys, Stream<String> fields) {
    return Stream.concat(keys, fields).toList();
  }

  private static Stream<String> numbers(DoubleStream numbers) {
    return numbers.mapToObj(Double::toString);
  }

  /** A line for each place of a panel, row by row. */
  private static Stream<List<String>> places(
      Panel panel, BiFunction<Integer, Integer, List<String>> line) {
    return IntStream.range(0, panel.rows().length())
        .boxed()
        .flatMap(
            row ->
                IntStream.range(0, panel.columns().length())
                    .mapToObj(column -> line.apply(row, column)));
  }
}
