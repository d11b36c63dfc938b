package io.github.sinecast.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.run.RunDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One HTML file that needs no network and no other file: its style, its charts and its numbers are
 * in it.
 *
 * <p>Of a run of many series it shows all together, and twelve or fewer one by one: the best, the
 * worst, and those at equal places between by the network's error.
 */
public final class Page {
  /** Its name in a run directory. */
  public static final String FILE = "report.html";

  private static final Pattern PLACE = Pattern.compile("\\{\\{([A-Za-z./]+)}}");

  private static final JsonMapper JSON = new JsonMapper();

  private Page() {}

  /**
   * The page of a run, which is called by its config's name: its directory may have no name yet.
   *
   * @throws InvalidInputException if the run has no scores, or its files are damaged
   */
  public static String of(RunDirectory run) {
    String name = run.config().name();
    return filled(name, data(List.of(run), List.of(name)));
  }

  /** The page of several runs beside each other, which are called by their directories. */
  public static String of(List<RunDirectory> runs) {
    if (runs.size() == 1) {
      return of(runs.get(0));
    }
    List<String> names = runs.stream().map(Page::name).toList();
    String title = names.stream().limit(4).collect(Collectors.joining(", "));
    return filled(names.size() > 4 ? title + ", …" : title, data(runs, names));
  }

  /** The page of numbers that were written elsewhere. */
  static String filled(String title, String json) {
    // Only this could end a script element; in JSON it stands in strings alone.
    String data = json.replace("<", "\\u003c");
    return PLACE
        .matcher(resource("page.html"))
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    switch (place.group(1)) {
                      case "title" -> escaped(title);
                      case "data" -> data;
                      default -> resource(place.group(1));
                    }));
  }

  private static String data(List<RunDirectory> runs, List<String> names) {
    return json(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("runs");
          for (int run = 0; run < runs.size(); run++) {
            try {
              new RunJson(runs.get(run)).write(json, names.get(run), runs.size() == 1);
            } catch (IOException | IllegalArgumentException e) {
              throw new InvalidInputException(
                  "%s: a report cannot be made of it, because a file of it cannot be read (%s)"
                      .formatted(runs.get(run).path(), e.getMessage()),
                  e);
            }
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** Writes what a page shows. */
  interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /** What is written, as JSON. */
  static String json(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String name(RunDirectory run) {
    return String.valueOf(run.path().toAbsolutePath().normalize().getFileName());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String resource(String name) {
    try (InputStream file = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
