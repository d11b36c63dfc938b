package io.github.sinecast.encoding;

import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Initial;
import io.github.sinecast.encoding.formula.PlainFormulas;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.formula.TokenTimes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** What encodings do in double precision, with the learned numbers that they asked for. */
final class Plain {
  /** The learned numbers that were asked for, by name. */
  final Map<String, double[]> learned = new LinkedHashMap<>();

  final PlainSites sites;

  private Plain(
      PositionalEncoding encoding,
      EncoderShape shape,
      TokenTimes times,
      PlainFormulas.LearnedValues start) {
    sites =
        PlainSites.of(
            encoding,
            new PlainFormulas(
                shape,
                times,
                (name, initial, axes) ->
                    learned.computeIfAbsent(name, absent -> start.of(name, initial, axes))));
  }

  static Plain of(PositionalEncoding encoding, EncoderShape shape, long seed) {
    return of(encoding, shape, TokenTimes.counted(shape), seed);
  }

  /** With learned numbers where training would start. */
  static Plain of(PositionalEncoding encoding, EncoderShape shape, TokenTimes times, long seed) {
    Random random = new Random(seed);
    return new Plain(encoding, shape, times, (name, initial, axes) -> initial.draw(random, axes));
  }

  /** With normal learned numbers, wherever training would start. */
  static Plain random(
      PositionalEncoding encoding, EncoderShape shape, TokenTimes times, long seed) {
    Random random = new Random(seed);
    return new Plain(
        encoding, shape, times, (name, initial, axes) -> Initial.normal(1).draw(random, axes));
  }

  /** With learned numbers that are given. */
  static Plain with(
      PositionalEncoding encoding,
      EncoderShape shape,
      TokenTimes times,
      PlainFormulas.LearnedValues values) {
    return new Plain(encoding, shape, times, values);
  }

  /** The table of an encoding that is added to the tokens, T x D. */
  static PlainNumbers table(PositionalEncoding encoding, EncoderShape shape) {
    return of(encoding, shape, 1).table();
  }

  /** The table that is added to the tokens, T x D. */
  PlainNumbers table() {
    return Objects.requireNonNull(sites.table());
  }

  /** The learned numbers of a name. */
  double[] learned(String name) {
    return Objects.requireNonNull(learned.get(name), name);
  }
}
