package io.github.sinecast.cli;

import io.github.sinecast.Require;
import io.github.sinecast.config.ConfigFamily;
import io.github.sinecast.config.KebabCase;
import io.github.sinecast.encoding.CalendarEncoding;
import io.github.sinecast.encoding.Limit;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.Site;
import io.github.sinecast.experiment.EncodedWindow;
import io.github.sinecast.report.EncodingView;
import io.github.sinecast.report.EncodingViews;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Shows what a positional encoding is, in numbers. */
@Command(
    name = "show",
    description = {
      "Show what a positional encoding is, in numbers, at the first site where it acts:",
      "input: what is added to each token, [T, D].",
      "between-blocks: what is added to tokens of which the middle one is all ones and the others"
          + " are zeros, [T, D].",
      "score: what is added to the attention scores, [N, T, T]; where that depends on what tokens"
          + " hold, for a query of ones and a key of zeros. Under causal attention, keys after"
          + " their query are -Infinity.",
      "query-key: the angle of each pair of a head's numbers, and the factor of a query; a key is"
          + " divided by it.",
      "attention-weight: what is added to the attention weights, [N, T, T].",
      "value: what is added to the mixed values where each token attends to all that it sees"
          + " alike, [N, T, K]."
    })
final class ShowEncodingCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      completionCandidates = EncodingNames.class,
      description = "Name of the encoding, as configs call it.")
  private String name = "";

  @Mixin private SizeOptions sizes = new SizeOptions();

  @Mixin private DateOptions dates = new DateOptions();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set a setting of the encoding, such as base=100; may be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--site",
      paramLabel = "SITE",
      converter = SiteConverter.class,
      description = "The site, for an encoding that acts at several.")
  private @Nullable Site site;

  @Option(
      names = "--layer",
      paramLabel = "m",
      defaultValue = "0",
      description = "The attention layer, from 0 (default: ${DEFAULT-VALUE}).")
  private int layer;

  @Option(
      names = "--features",
      description = "Of calendar: the sines and cosines before their learned map.")
  private boolean features;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "Seed of an experiment, by which learned numbers start as they would in its training"
              + " (default: 1).")
  private @Nullable Long seed;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "Run directory: show its encoding, or a part of its sum, as it was trained.")
  private @Nullable Path run;

  @Mixin private VerificationOptions verification = new VerificationOptions();

  @Option(
      names = "--format",
      defaultValue = "table",
      description =
          "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); csv has all digits, png"
              + " needs --out.")
  private Format format = Format.TABLE;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to a new file instead of the screen.")
  private @Nullable Path out;

  /** What a shell completes a name to. */
  static final class EncodingNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ConfigFamily.of(PositionalEncoding.class).names().iterator();
    }
  }

  /** How the numbers are shown. */
  enum Format {
    TABLE,
    CSV,
    PNG;

    /** The name as it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Reads {@code query-key} as the site of queries and keys. */
  static final class SiteConverter implements ITypeConverter<Site> {
    @Override
    public Site convert(String value) {
      return Arrays.stream(Site.values())
          .filter(one -> typed(one).equalsIgnoreCase(value))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "must be one of %s, found %s"
                          .formatted(typed(List.of(Site.values())), value)));
    }

    static String typed(Site site) {
      return KebabCase.of(site);
    }

    static String typed(List<Site> sites) {
      return sites.stream().map(SiteConverter::typed).collect(Collectors.joining(", "));
    }
  }

  @Override
  public Integer call() {
    NewFile file = NewFile.of(out);
    if (file == null && format == Format.PNG) {
      throw usage("--format png needs --out FILE");
    }
    EncodedWindow window = run == null ? untrained() : trained(run);
    int layers = window.shape().layers();
    Require.that(
        layer >= 0 && layer < layers,
        "--layer",
        "must be from 0 to %s, found %s".formatted(layers - 1, layer));
    EncodingView view = view(window);
    if (file == null) {
      PrintWriter print = spec.commandLine().getOut();
      print.print(text(view));
      print.flush();
    } else if (format == Format.PNG) {
      file.write(view.toPng());
    } else {
      file.write(text(view));
    }
    return ExitCode.DONE;
  }

  private EncodedWindow untrained() {
    PositionalEncoding encoding = ConfigFamily.of(PositionalEncoding.class).bind(name, settings);
    return EncodedWindow.untrained(
        encoding,
        sizes.shape(encoding.limits().contains(Limit.CAUSAL_ONLY)),
        dates::rows,
        seed == null ? 1 : seed);
  }

  private EncodedWindow trained(Path directory) {
    if (!settings.isEmpty() || seed != null) {
      throw usage("a run has settings and a seed of its own; leave out --set and --seed");
    }
    EncodedWindow window = verification.open(directory).encoding(name, dates::rows);
    sizes.refuseOthersThan(window.shape());
    return window;
  }

  private EncodingView view(EncodedWindow window) {
    EncodingViews views = new EncodingViews(window, layer);
    if (features) {
      if (window.encoding() instanceof CalendarEncoding calendar) {
        return views.features(calendar);
      }
      throw usage("--features are those of calendar, found " + name);
    }
    List<Site> sites =
        window.encoding().sites().isEmpty()
            ? List.of(Site.INPUT)
            : window.encoding().sites().stream().sorted().toList();
    Site shown = site == null ? sites.get(0) : site;
    if (!sites.contains(shown)) {
      throw usage(
          "--site must be where %s acts, %s, found %s"
              .formatted(name, SiteConverter.typed(sites), SiteConverter.typed(shown)));
    }
    if (site == null && sites.size() > 1) {
      spec.commandLine()
          .getErr()
          .printf(
              "%s acts at several sites; this is %s, and --site shows %s%n",
              name,
              SiteConverter.typed(shown),
              SiteConverter.typed(sites.subList(1, sites.size())));
      spec.commandLine().getErr().flush();
    }
    return views.at(shown);
  }

  private String text(EncodingView view) {
    return format == Format.TABLE ? view.toText() : view.csv();
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
