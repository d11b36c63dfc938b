package io.github.sinecast.encoding;

import java.util.ArrayList;
import java.util.List;

/** Sites that keep what an encoding hands over. */
final class RecordedSites implements Sites {
  private final List<PositionTable> tables = new ArrayList<>();

  static List<PositionTable> of(PositionalEncoding encoding, TokenShape shape, long seed) {
    RecordedSites sites = new RecordedSites();
    encoding.contribute(shape, seed, sites);
    return sites.tables;
  }

  @Override
  public void addToInput(PositionTable table) {
    tables.add(table);
  }
}
