package io.github.sinecast.encoding;

import java.util.ArrayList;
import java.util.List;

/** Sites that keep what an encoding hands over. */
final class RecordedSites implements Sites {
  private final List<PositionTable> tables = new ArrayList<>();
  private final List<ScoreBias> biases = new ArrayList<>();
  private final List<Rotation> rotations = new ArrayList<>();

  static List<PositionTable> of(PositionalEncoding encoding, TokenShape shape, long seed) {
    return all(encoding, shape, seed).tables;
  }

  static ScoreBias bias(PositionalEncoding encoding, TokenShape shape) {
    return all(encoding, shape, 1).biases.get(0);
  }

  static Rotation rotation(PositionalEncoding encoding, TokenShape shape) {
    return all(encoding, shape, 1).rotations.get(0);
  }

  private static RecordedSites all(PositionalEncoding encoding, TokenShape shape, long seed) {
    RecordedSites sites = new RecordedSites();
    encoding.contribute(shape, seed, sites);
    return sites;
  }

  @Override
  public void addToScores(ScoreBias bias) {
    biases.add(bias);
  }

  @Override
  public void rotate(Rotation rotation) {
    rotations.add(rotation);
  }

  @Override
  public void addToInput(PositionTable table) {
    tables.add(table);
  }
}
