package io.github.sinecast.encoding;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.Axes;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Numbers;
import io.github.sinecast.encoding.formula.PlainFormulas;
import io.github.sinecast.encoding.formula.PlainNumbers;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an encoding does at each site for one window, in double precision and without a network: to
 * look at, and to check a network against.
 */
public final class PlainSites {
  private final Contributions contributions;

  private final EncoderShape shape;

  private PlainSites(Contributions contributions, EncoderShape shape) {
    this.contributions = contributions;
    this.shape = shape;
  }

  /**
   * What an encoding does with formulas of one window.
   *
   * @throws InvalidSettingException if it cannot serve a network of their shape
   */
  public static PlainSites of(PositionalEncoding encoding, PlainFormulas formulas) {
    return new PlainSites(Contributions.of(encoding, formulas), formulas.shape());
  }

  /** What is added to token embeddings of zeros, {@code [T, D]}; null for nothing. */
  public @Nullable PlainNumbers table() {
    return table(zeros(shape.tokens(), shape.width()));
  }

  /** What is added to the token embeddings, {@code [T, D]}; null for nothing. */
  public @Nullable PlainNumbers table(PlainNumbers tokens) {
    return sum(contributions.tables().stream().map(table -> table.apply(tokens)));
  }

  /** The tokens after the first layer, changed. */
  public PlainNumbers changed(PlainNumbers tokens) {
    Numbers changed = tokens;
    for (UnaryOperator<Numbers> change : contributions.changes()) {
      changed = change.apply(changed);
    }
    return (PlainNumbers) changed;
  }

  /** What is added to the scores of a layer whose tokens are zeros; null for nothing. */
  public @Nullable PlainNumbers scores(int layer, PlainNumbers queries, PlainNumbers keys) {
    return scores(layer, new Sites.Content(zeros(shape.tokens(), shape.width()), queries, keys));
  }

  /** What is added to a layer's attention scores, {@code [N, T, T]}; null for nothing. */
  public @Nullable PlainNumbers scores(int layer, Sites.Content content) {
    return sum(contributions.scoreTerms().stream().map(term -> term.of(layer, content)));
  }

  /** What the product of query and key is multiplied by. */
  public double contentScale() {
    return contributions.contentScale();
  }

  /** How queries and keys turn. */
  public List<Rotation> rotations() {
    return contributions.rotations();
  }

  /** A layer's queries {@code [N, T, K]}, with what takes their place. */
  public PlainNumbers queries(int layer, PlainNumbers queries) {
    Numbers replaced = queries;
    for (Sites.Transform transform : contributions.transforms()) {
      replaced = transform.queries(layer, replaced);
    }
    return (PlainNumbers) replaced;
  }

  /** A layer's keys {@code [N, T, K]}, with what takes their place. */
  public PlainNumbers keys(int layer, PlainNumbers keys) {
    Numbers replaced = keys;
    for (Sites.Transform transform : contributions.transforms()) {
      replaced = transform.keys(layer, replaced);
    }
    return (PlainNumbers) replaced;
  }

  /** Whether something takes the place of queries and keys. */
  public boolean transformsQueriesAndKeys() {
    return !contributions.transforms().isEmpty();
  }

  /** What is added to a layer's attention weights, {@code [N, T, T]}; null for nothing. */
  public @Nullable PlainNumbers weights(int layer) {
    return sum(contributions.weightTerms().stream().map(term -> term.of(layer)));
  }

  /** What is added to a layer's mixed values, {@code [N, T, K]}; null for nothing. */
  public @Nullable PlainNumbers values(int layer, PlainNumbers weights) {
    return sum(contributions.valueTerms().stream().map(term -> term.of(layer, weights)));
  }

  private static PlainNumbers zeros(int... axes) {
    return new PlainNumbers(new double[Axes.size(axes)], axes);
  }

  private static @Nullable PlainNumbers sum(Stream<Numbers> terms) {
    return (PlainNumbers) terms.reduce(Numbers::plus).orElse(null);
  }
}
