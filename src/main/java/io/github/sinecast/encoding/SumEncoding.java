package io.github.sinecast.encoding;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Several encodings at once, each at its own site; what two of them add to the same site is added.
 *
 * <p>Parts that contradict each other are refused: two that turn queries and keys, or one that
 * defines the whole score beside another that changes it.
 *
 * @param parts the encodings, at least two
 */
@TypeName(value = "sum", help = "several encodings at once, such as [calendar, rope]")
public record SumEncoding(
    @Setting(help = "The encodings, at least two, such as [calendar, rope].")
        List<PositionalEncoding> parts)
    implements PositionalEncoding {
  public SumEncoding {
    parts = List.copyOf(parts);
    Require.that(
        parts.size() >= 2,
        "parts",
        "must be at least two encodings, found " + parts.size() + "; write the one alone instead");
    for (PositionalEncoding part : parts) {
      Require.that(
          !(part instanceof SumEncoding),
          "parts",
          "must not be sums themselves, found sum; list its parts here instead");
      Require.that(
          !part.sites().isEmpty(),
          "parts",
          "must each do something, found %s, which adds nothing; leave it out"
              .formatted(part.name()));
    }
    Require.that(
        parts.stream().distinct().count() == parts.size(),
        "parts",
        "must differ from each other, found the same twice in " + names(parts));
    List<PositionalEncoding> turning =
        parts.stream().filter(part -> part.sites().contains(Site.QUERY_KEY)).toList();
    Require.that(
        turning.size() < 2,
        "parts",
        "must turn queries and keys once, found %s, which both do".formatted(names(turning)));
    requireWholeScores(parts);
  }

  /** Several encodings. */
  public SumEncoding(PositionalEncoding... parts) {
    this(List.of(parts));
  }

  private static void requireWholeScores(List<PositionalEncoding> parts) {
    for (PositionalEncoding whole : parts) {
      for (PositionalEncoding other : parts) {
        boolean changesScore =
            other.sites().contains(Site.SCORE) || other.sites().contains(Site.QUERY_KEY);
        if (other != whole && whole.limits().contains(Limit.WHOLE_SCORE) && changesScore) {
          throw new InvalidSettingException(
              "parts",
              "must not change a score that %s defines as a whole, found %s; keep one of them"
                  .formatted(whole.name(), other.name()));
        }
      }
    }
  }

  private static String names(List<PositionalEncoding> parts) {
    return parts.stream().map(PositionalEncoding::name).collect(Collectors.joining(" and "));
  }

  @Override
  public Set<Site> sites() {
    return parts.stream()
        .map(PositionalEncoding::sites)
        .flatMap(Collection::stream)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Site.class)));
  }

  @Override
  public Set<Limit> limits() {
    Set<Limit> limits = EnumSet.noneOf(Limit.class);
    parts.forEach(part -> limits.addAll(part.limits()));
    if (!parts.stream().allMatch(part -> part.limits().contains(Limit.BLIND_TO_DIRECTION))) {
      limits.remove(Limit.BLIND_TO_DIRECTION);
    }
    return limits;
  }

  @Override
  public String paper() {
    return parts.stream().map(PositionalEncoding::paper).collect(Collectors.joining("; "));
  }

  @Override
  public boolean needsDates() {
    return parts.stream().anyMatch(PositionalEncoding::needsDates);
  }

  @Override
  public boolean dependsOnContent() {
    return parts.stream().anyMatch(PositionalEncoding::dependsOnContent);
  }

  @Override
  public PositionalEncoding forRows(boolean timesOfDay) {
    return new SumEncoding(parts.stream().map(part -> part.forRows(timesOfDay)).toList());
  }

  @Override
  public PositionalEncoding trainedOn(EncoderShape trained) {
    return new SumEncoding(parts.stream().map(part -> part.trainedOn(trained)).toList());
  }

  @Override
  public @Nullable Integer maximumLength() {
    Integer shortest = null;
    for (PositionalEncoding part : parts) {
      Integer length = part.maximumLength();
      if (length != null && (shortest == null || length < shortest)) {
        shortest = length;
      }
    }
    return shortest;
  }

  @Override
  public void check(EncoderShape shape, String key) {
    for (int part = 0; part < parts.size(); part++) {
      parts.get(part).check(shape, "%s.parts[%s]".formatted(key, part + 1));
    }
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return parts.stream().mapToLong(part -> part.learnedNumbers(shape)).sum();
  }

  @Override
  public void contribute(Formulas formulas, Sites sites) {
    for (int part = 0; part < parts.size(); part++) {
      parts.get(part).contribute(formulas.within(partName(part)), sites);
    }
  }

  /** What the names of a part's learned arrays begin with, before a dot. */
  public static String partName(int part) {
    return "part" + part;
  }
}
