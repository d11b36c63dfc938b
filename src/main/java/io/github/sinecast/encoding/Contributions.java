package io.github.sinecast.encoding;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What an encoding hands to each site. */
public final class Contributions implements Sites {
  private final List<UnaryOperator<Numbers>> tables = new ArrayList<>();
  private final List<UnaryOperator<Numbers>> changes = new ArrayList<>();
  private final List<ScoreTerm> scoreTerms = new ArrayList<>();
  private final List<WeightTerm> weightTerms = new ArrayList<>();
  private final List<ValueTerm> valueTerms = new ArrayList<>();
  private final List<Rotation> rotations = new ArrayList<>();
  private final List<Transform> transforms = new ArrayList<>();
  private double contentScale = 1;

  private Contributions() {}

  /**
   * What an encoding contributes.
   *
   * @throws InvalidSettingException if it cannot serve a network of that shape
   */
  public static Contributions of(PositionalEncoding encoding, Formulas formulas) {
    Contributions contributions = new Contributions();
    encoding.check(formulas.shape());
    encoding.contribute(formulas, contributions);
    return contributions;
  }

  /** What is added to the token embeddings, each from and to {@code [T, D]}. */
  public List<UnaryOperator<Numbers>> tables() {
    return List.copyOf(tables);
  }

  /** What changes the tokens after the first layer, in this order. */
  public List<UnaryOperator<Numbers>> changes() {
    return List.copyOf(changes);
  }

  /** What is added to the attention scores. */
  public List<ScoreTerm> scoreTerms() {
    return List.copyOf(scoreTerms);
  }

  /** What is added to the attention weights. */
  public List<WeightTerm> weightTerms() {
    return List.copyOf(weightTerms);
  }

  /** What is added to the mixed values. */
  public List<ValueTerm> valueTerms() {
    return List.copyOf(valueTerms);
  }

  /** How queries and keys turn. */
  public List<Rotation> rotations() {
    return List.copyOf(rotations);
  }

  /** What takes the place of queries and keys, in this order. */
  public List<Transform> transforms() {
    return List.copyOf(transforms);
  }

  /** What the product of query and key is multiplied by, besides the root of the head width. */
  public double contentScale() {
    return contentScale;
  }

  @Override
  public void addToInput(UnaryOperator<Numbers> table) {
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
  public void transform(Transform transform) {
    transforms.add(transform);
  }

  @Override
  public void addToWeights(WeightTerm term) {
    weightTerms.add(term);
  }

  @Override
  public void addToValues(ValueTerm term) {
    valueTerms.add(term);
  }
}
