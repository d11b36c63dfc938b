package io.github.sinecast;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The series of one source, in the order of the source, each with an id of its own. Immutable. */
public final class SeriesSet implements Iterable<TimeSeries> {
  private final Map<String, TimeSeries> series = new LinkedHashMap<>();

  /** A set of series with different ids, in this order. */
  public SeriesSet(List<TimeSeries> series) {
    if (series.isEmpty()) {
      throw new IllegalArgumentException("a set needs at least one series");
    }
    for (TimeSeries one : series) {
      if (this.series.putIfAbsent(one.id(), one) != null) {
        throw new IllegalArgumentException("two series have the id " + one.id());
      }
    }
  }

  /** A set of series with different ids, in this order. */
  public static SeriesSet of(TimeSeries... series) {
    return new SeriesSet(List.of(series));
  }

  /** The number of series. */
  public int size() {
    return series.size();
  }

  /** The series, in order. */
  public List<TimeSeries> list() {
    return List.copyOf(series.values());
  }

  /** The series with an id. */
  public TimeSeries get(String id) {
    TimeSeries found = series.get(id);
    if (found == null) {
      throw new IllegalArgumentException("no series " + id + " among " + series.keySet());
    }
    return found;
  }

  @Override
  public Iterator<TimeSeries> iterator() {
    return list().iterator();
  }
}
