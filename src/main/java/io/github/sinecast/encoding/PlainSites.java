package io.github.sinecast.encoding;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.Numbers;
import io.github.sinecast.encoding.formula.PlainFormulas;
import io.github.sinecast.encoding.formula.PlainNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an encoding does at each site for one window, in double precision and without a network: to
 * look at, and to check a network against.
 */
public final class PlainSites implements Sites {
  private static final BinaryOperator<Numbers> SUM = Numbers::plus;

  private final List<Numbers> tables = new ArrayList<>();
  private final List<UnaryOperator<Numbers>> changes = new ArrayList<>();
  private final List<ScoreTerm> scoreTerms = new ArrayList<>();
  private final List<WeightTerm> weightTerms = new ArrayList<>();
  private final List<ValueTerm> valueTerms = new ArrayList<>();
  private final List<Rotation> rotations = new ArrayList<>();
  private double contentScale = 1;

  private PlainSites() {}

  /**
   * What an encoding does with formulas of one window.
   *
   * @throws InvalidSettingException if it cannot serve a network of their shape
   */
  public static PlainSites of(PositionalEncoding encoding, PlainFormulas formulas) {
    PlainSites sites = new PlainSites();
    encoding.check(formulas.shape());
    encoding.contribute(formulas, sites);
    return sites;
  }

  /** What is added to the token embeddings, {@code [T, D]}; null for nothing. */
  public @Nullable PlainNumbers table() {
    return sum(tables.stream());
  }

  /** The tokens after the first layer, changed. */
  public PlainNumbers changed(PlainNumbers tokens) {
    Numbers changed = tokens;
    for (UnaryOperator<Numbers> change : changes) {
      changed = change.apply(changed);
    }
    return (PlainNumbers) changed;
  }

  /** What is added to a layer's attention scores, {@code [N, T, T]}; null for nothing. */
  public @Nullable PlainNumbers scores(int layer, PlainNumbers queries, PlainNumbers keys) {
    return sum(scoreTerms.stream().map(term -> term.of(layer, queries, keys)));
  }

  /** What the product of query and key is multiplied by. */
  public double contentScale() {
    return contentScale;
  }

  /** How queries and keys turn. */
  public List<Rotation> rotations() {
    return List.copyOf(rotations);
  }

  /** What is added to a layer's attention weights, {@code [N, T, T]}; null for nothing. */
  public @Nullable PlainNumbers weights(int layer) {
    return sum(weightTerms.stream().map(term -> term.of(layer)));
  }

  /** What is added to a layer's mixed values, {@code [N, T, K]}; null for nothing. */
  public @Nullable PlainNumbers values(int layer, PlainNumbers weights) {
    return sum(valueTerms.stream().map(term -> term.of(layer, weights)));
  }

  @Override
  public void addToInput(Numbers table) {
    tables.add(table);
  }

  @Override
  public void changeBetweenBlocks(UnaryOperator<Numbers> change) {
    changes.add(change);
  }

  @Override
  public void addToScores(ScoreTerm term) {
    scoreTerms.add(term);
  }

  @Override
  public void scaleContent(double factor) {
    contentScale *= factor;
  }

  @Override
  public void rotate(Rotation rotation) {
    rotations.add(rotation);
  }

  @Override
  public void addToWeights(WeightTerm term) {
    weightTerms.add(term);
  }

  @Override
  public void addToValues(ValueTerm term) {
    valueTerms.add(term);
  }

  private static @Nullable PlainNumbers sum(Stream<Numbers> terms) {
    return (PlainNumbers) terms.reduce(SUM).orElse(null);
  }
}
