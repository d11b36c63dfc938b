package io.github.sinecast.report;

import io.github.sinecast.config.ConfigFamily;
import io.github.sinecast.config.KebabCase;
import io.github.sinecast.encoding.CalendarEncoding;
import io.github.sinecast.encoding.PlainSites;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.Rotation;
import io.github.sinecast.encoding.Site;
import io.github.sinecast.encoding.SumEncoding;
import io.github.sinecast.encoding.formula.Axes;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.experiment.EncodedWindow;
import io.github.sinecast.model.EncoderContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the views of one window's encoding. */
public final class EncodingViews {
  private final EncodedWindow window;
  private final EncoderShape shape;
  private final int layer;

  /**
   * @param layer the attention layer that is looked at, from 0
   */
  public EncodingViews(EncodedWindow window, int layer) {
    this.window = window;
    this.shape = window.shape();
    this.layer = layer;
  }

  /** What the encoding does at a site. */
  public EncodingView at(Site site) {
    return switch (site) {
      case INPUT -> input();
      case BETWEEN_BLOCKS -> betweenBlocks();
      case SCORE -> scores();
      case QUERY_KEY -> rotation();
      case ATTENTION_WEIGHT -> weights();
      case VALUE -> values();
    };
  }

  /** The sines and cosines of a calendar, before they are mapped to the width. */
  public EncodingView features(CalendarEncoding calendar) {
    List<String> names =
        calendar.cycles().stream()
            .map(KebabCase::of)
            .flatMap(name -> List.of(name + "-sin", name + "-cos").stream())
            .toList();
    Axis columns = new Axis("mark", "mark", names, names);
    Panel panel =
        new Panel("", "", positions(Site.INPUT), columns, calendar.features(window.times()));
    return new EncodingView(
        "calendar, marks before their learned map: %s tokens".formatted(shape.tokens()),
        remarks(List.of()),
        CsvForm.WIDE,
        List.of(panel),
        List.of(panel));
  }

  private EncodingView input() {
    EncoderContent held = window.content();
    boolean byContent = window.encoding().dependsOnContent();
    PlainNumbers table =
        held != null
            ? window.sites().table(held.embedded())
            : byContent ? window.sites().table(waves()) : window.sites().table();
    double[] values = table == null ? new double[shape.tokens() * shape.width()] : table.values();
    List<String> remarks = new ArrayList<>();
    if (table == null) {
      remarks.add("it does nothing at all");
    } else if (held != null) {
      remarks.add(ofWindow());
    } else if (byContent) {
      remarks.add("where every number of token t is sin(6 pi t / T)");
    }
    return view(
        "added to the token embeddings",
        CsvForm.WIDE,
        List.of(new Panel("", "", positions(Site.INPUT), columns(shape.width()), values)),
        remarks);
  }

  private String ofWindow() {
    return "for the window whose last token is of " + window.label(shape.tokens() - 1);
  }

  /** Tokens that hold three turns of a sine: content to read positions from. */
  private PlainNumbers waves() {
    double[] tokens = new double[shape.tokens() * shape.width()];
    for (int index = 0; index < tokens.length; index++) {
      int token = index / shape.width();
      tokens[index] = Math.sin(6 * Math.PI * token / shape.tokens());
    }
    return new PlainNumbers(tokens, shape.tokens(), shape.width());
  }

  private EncodingView betweenBlocks() {
    int middle = shape.tokens() / 2;
    double[] impulse = new double[shape.tokens() * shape.width()];
    Arrays.fill(impulse, middle * shape.width(), (middle + 1) * shape.width(), 1);
    PlainNumbers tokens = new PlainNumbers(impulse, shape.tokens(), shape.width());
    double[] added = window.sites().changed(tokens).values();
    for (int index = 0; index < added.length; index++) {
      added[index] -= impulse[index];
    }
    return view(
        "added after the first layer",
        CsvForm.WIDE,
        List.of(new Panel("", "", positions(Site.BETWEEN_BLOCKS), columns(shape.width()), added)),
        List.of("where token %s is all ones and the others are zeros".formatted(middle)));
  }

  private EncodingView scores() {
    PlainSites sites = window.sites();
    EncoderContent held = window.content();
    double[] ofOnes =
        held == null ? scores(sites, 1) : pairs(sites.scores(layer, held.layers().get(layer)));
    List<String> remarks = new ArrayList<>();
    if (held != null) {
      remarks.add(ofWindow());
    } else if (!Arrays.equals(ofOnes, scores(sites, 0))) {
      remarks.add("for a query of ones and a key of zeros");
    }
    if (sites.contentScale() != 1) {
      remarks.add("the product of query and key is multiplied by " + sites.contentScale());
    }
    return byPair("added to the attention scores", ofOnes, Double.NEGATIVE_INFINITY, remarks);
  }

  private double[] scores(PlainSites sites, double query) {
    int[] axes = {shape.heads(), shape.tokens(), shape.headWidth()};
    double[] queries = new double[Axes.size(axes)];
    double[] keys = queries.clone();
    Arrays.fill(queries, query);
    return pairs(
        sites.scores(layer, new PlainNumbers(queries, axes), new PlainNumbers(keys, axes)));
  }

  private EncodingView weights() {
    return byPair(
        "added to the attention weights", pairs(window.sites().weights(layer)), 0, List.of());
  }

  private EncodingView byPair(String deed, double[] values, double later, List<String> remarks) {
    int tokens = shape.tokens();
    double[] seen = values.clone();
    for (int index = 0; index < seen.length; index++) {
      seen[index] = isHidden(index) ? later : seen[index];
    }
    return view(
        deed,
        CsvForm.LONG,
        byHead(seen, Axis.counted("i", "query", tokens), Axis.counted("j", "key", tokens)),
        remarks);
  }

  /** Whether causal attention hides the key of a pair, a place in {@code [N, T, T]}. */
  private boolean isHidden(int index) {
    int query = index / shape.tokens() % shape.tokens() / shape.variates();
    int key = index % shape.tokens() / shape.variates();
    return shape.causal() && key > query;
  }

  private EncodingView values() {
    double[] attention = new double[shape.heads() * shape.tokens() * shape.tokens()];
    for (int index = 0; index < attention.length; index++) {
      int step = index / shape.tokens() % shape.tokens() / shape.variates();
      int seen = shape.causal() ? (step + 1) * shape.variates() : shape.tokens();
      attention[index] = isHidden(index) ? 0 : 1.0 / seen;
    }
    PlainNumbers weights =
        new PlainNumbers(attention, shape.heads(), shape.tokens(), shape.tokens());
    PlainNumbers added = window.sites().values(layer, weights);
    double[] values = added == null ? new double[shape.tokens() * shape.width()] : added.values();
    return view(
        "added to what attention takes from the values",
        CsvForm.LONG,
        byHead(values, positions(Site.VALUE), columns(shape.headWidth())),
        List.of("where each token attends to all that it sees alike"));
  }

  /** The products of replaced queries and keys, which have no angles to show. */
  private EncodingView transform() {
    PlainSites sites = window.sites();
    int[] axes = {shape.heads(), shape.tokens(), shape.headWidth()};
    double[] ones = new double[Axes.size(axes)];
    Arrays.fill(ones, 1);
    PlainNumbers same = new PlainNumbers(ones, axes);
    double[] products =
        pairs(
            (PlainNumbers)
                sites.queries(layer, same).product(sites.keys(layer, same).transposed()));
    return byPair(
        "product of query and key",
        products,
        Double.NEGATIVE_INFINITY,
        List.of("for queries and keys of ones, before the product is divided by the root of K"));
  }

  private EncodingView rotation() {
    if (window.sites().transformsQueriesAndKeys()) {
      return transform();
    }
    Rotation rotation = window.sites().rotations().get(0);
    double[] angles = new double[shape.tokens() * rotation.pairs()];
    double[] scales = angles.clone();
    for (int index = 0; index < angles.length; index++) {
      int pair = index % rotation.pairs();
      double position = window.times().position(rotation.clock(), index / rotation.pairs());
      angles[index] = rotation.angle(position, pair);
      scales[index] = rotation.queryScale(position, pair);
    }
    Axis rows = positions(rotation.clock());
    Axis columns = Axis.counted("pair", "pair", rotation.pairs());
    Panel angle = new Panel("angle", "angle, radians", rows, columns, angles);
    Panel scale =
        new Panel("scale", "factor of a query; a key is divided by it", rows, columns, scales)
            .ofFactors();
    List<Panel> pictures = new ArrayList<>();
    pictures.add(angle.map("cosine of the angle", Math::cos));
    if (Arrays.stream(scales).anyMatch(factor -> factor != 1)) {
      pictures.add(scale);
    }
    return new EncodingView(
        title("turns queries and keys", true),
        remarks(List.of()),
        CsvForm.BESIDE,
        List.of(angle, scale),
        pictures);
  }

  private EncodingView view(String deed, CsvForm form, List<Panel> panels, List<String> remarks) {
    return new EncodingView(
        title(deed, form == CsvForm.LONG), learnedRemarks(remarks), form, panels, panels);
  }

  private String title(String deed, boolean byHead) {
    List<String> sizes = new ArrayList<>();
    sizes.add(shape.tokens() + " tokens");
    sizes.add("width " + shape.width());
    if (byHead) {
      sizes.add(shape.heads() == 1 ? "1 head" : shape.heads() + " heads");
      sizes.add("layer " + layer);
    }
    if (shape.causal()) {
      sizes.add("causal");
    }
    return "%s, %s: %s".formatted(window.encoding().name(), deed, String.join(", ", sizes));
  }

  private List<String> remarks(List<String> own) {
    List<String> remarks = new ArrayList<>();
    if (window.encoding() instanceof Record settings) {
      remarks.add(ConfigFamily.settings(settings));
    }
    remarks.addAll(own);
    remarks.removeIf(String::isEmpty);
    return remarks;
  }

  private List<String> learnedRemarks(List<String> own) {
    List<String> remarks = remarks(own);
    if (!window.origin().isEmpty()) {
      remarks.add(window.origin());
    }
    return remarks;
  }

  private List<Panel> byHead(double[] values, Axis rows, Axis columns) {
    int size = rows.length() * columns.length();
    return IntStream.range(0, shape.heads())
        .mapToObj(
            head ->
                new Panel(
                    Integer.toString(head),
                    "head " + head,
                    rows,
                    columns,
                    Arrays.copyOfRange(values, head * size, (head + 1) * size)))
        .toList();
  }

  /** Numbers by head, query and key; all heads alike where there is one row for all. */
  private double[] pairs(@Nullable PlainNumbers numbers) {
    PlainNumbers zeros =
        new PlainNumbers(
            new double[shape.heads() * shape.tokens() * shape.tokens()],
            shape.heads(),
            shape.tokens(),
            shape.tokens());
    return numbers == null ? zeros.values() : ((PlainNumbers) zeros.plus(numbers)).values();
  }

  private Axis positions(Site site) {
    return positions(clock(window.encoding(), site));
  }

  private static Clock clock(PositionalEncoding encoding, Site site) {
    return encoding instanceof SumEncoding sum
        ? sum.parts().stream()
            .filter(part -> part.sites().contains(site))
            .map(PositionalEncoding::clock)
            .findFirst()
            .orElse(Clock.INDEX)
        : encoding.clock();
  }

  private Axis positions(Clock clock) {
    if (clock.isCounted()) {
      return Axis.counted("position", "position", shape.tokens());
    }
    List<String> keys = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int token = 0; token < shape.tokens(); token++) {
      keys.add(Double.toString(window.times().position(clock, token)));
      labels.add(window.label(token));
    }
    return new Axis("position", "date", keys, labels);
  }

  private static Axis columns(int width) {
    return Axis.counted("column", "column", width);
  }
}
