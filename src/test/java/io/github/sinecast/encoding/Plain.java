package io.github.sinecast.encoding;

import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainFormulas;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.formula.TokenTimes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** What encodings do in double precision, with learned numbers where training would start. */
final class Plain {
  /** The learned numbers that were asked for, by name. */
  final Map<String, double[]> learned = new LinkedHashMap<>();

  final PlainSites sites;

  private Plain(PositionalEncoding encoding, EncoderShape shape, TokenTimes times, long seed) {
    Random random = new Random(seed);
    sites =
        PlainSites.of(
            encoding,
            new PlainFormulas(
                shape,
                times,
                (name, initial, axes) -> {
                  double[] values = initial.draw(random, axes);
                  learned.put(name, values);
                  return values;
                }));
  }

  static Plain of(PositionalEncoding encoding, EncoderShape shape, long seed) {
    return of(encoding, shape, TokenTimes.counted(shape), seed);
  }

  static Plain of(PositionalEncoding encoding, EncoderShape shape, TokenTimes times, long seed) {
    return new Plain(encoding, shape, times, seed);
  }

  /** The table of an encoding that is added to the tokens, T x D. */
  static PlainNumbers table(PositionalEncoding encoding, EncoderShape shape) {
    return Objects.requireNonNull(of(encoding, shape, 1).sites.table());
  }
}
