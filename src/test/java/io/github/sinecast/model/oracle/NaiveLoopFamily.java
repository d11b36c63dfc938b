package io.github.sinecast.model.oracle;

import io.github.sinecast.encoding.AlibiEncoding;
import io.github.sinecast.encoding.CalendarEncoding;
import io.github.sinecast.encoding.CapeEncoding;
import io.github.sinecast.encoding.ConvEncoding;
import io.github.sinecast.encoding.CopeEncoding;
import io.github.sinecast.encoding.DywpeEncoding;
import io.github.sinecast.encoding.ErpeEncoding;
import io.github.sinecast.encoding.FireEncoding;
import io.github.sinecast.encoding.FoxEncoding;
import io.github.sinecast.encoding.GridEncoding;
import io.github.sinecast.encoding.KerpleEncoding;
import io.github.sinecast.encoding.LearnedEncoding;
import io.github.sinecast.encoding.NoEncoding;
import io.github.sinecast.encoding.PopeEncoding;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.RandomFourierEncoding;
import io.github.sinecast.encoding.RopeEncoding;
import io.github.sinecast.encoding.ShawEncoding;
import io.github.sinecast.encoding.SinusoidalEncoding;
import io.github.sinecast.encoding.SpeEncoding;
import io.github.sinecast.encoding.SumEncoding;
import io.github.sinecast.encoding.T5Encoding;
import io.github.sinecast.encoding.TapeEncoding;
import io.github.sinecast.encoding.Time2VecEncoding;
import io.github.sinecast.encoding.TransformerXlEncoding;
import io.github.sinecast.encoding.TupeEncoding;
import io.github.sinecast.encoding.XposEncoding;
import java.util.ArrayList;
import java.util.List;

/** For each member of the family of positional encodings, what it does, loop by loop. */
final class NaiveLoopFamily {
  private NaiveLoopFamily() {}

  /** What an encoding does to a window, outside of training. */
  static NaiveLoopPositions of(PositionalEncoding encoding, NaiveLoopWindow window) {
    if (encoding instanceof NoEncoding) {
      return NaiveLoopPositions.NONE;
    } else if (encoding instanceof SinusoidalEncoding sinusoidal) {
      return NaiveLoopInputs.sinusoidal(sinusoidal, window);
    } else if (encoding instanceof LearnedEncoding) {
      return NaiveLoopInputs.learned(window);
    } else if (encoding instanceof Time2VecEncoding time2vec) {
      return NaiveLoopInputs.time2vec(time2vec, window);
    } else if (encoding instanceof CalendarEncoding calendar) {
      return NaiveLoopInputs.calendar(calendar, window);
    } else if (encoding instanceof RandomFourierEncoding fourier) {
      return NaiveLoopInputs.randomFourier(fourier, window);
    } else if (encoding instanceof TapeEncoding tape) {
      return NaiveLoopInputs.tape(tape, window);
    } else if (encoding instanceof CapeEncoding cape) {
      return NaiveLoopInputs.cape(cape, window);
    } else if (encoding instanceof ConvEncoding) {
      return NaiveLoopInputs.conv(window);
    } else if (encoding instanceof ShawEncoding shaw) {
      return NaiveLoopScores.shaw(shaw, window);
    } else if (encoding instanceof TransformerXlEncoding transformerXl) {
      return NaiveLoopScores.transformerXl(transformerXl, window);
    } else if (encoding instanceof T5Encoding t5) {
      return NaiveLoopScores.t5(t5, window);
    } else if (encoding instanceof AlibiEncoding alibi) {
      return NaiveLoopScores.alibi(alibi, window);
    } else if (encoding instanceof KerpleEncoding kerple) {
      return NaiveLoopScores.kerple(kerple, window);
    } else if (encoding instanceof FireEncoding fire) {
      return NaiveLoopScores.fire(fire, window);
    } else if (encoding instanceof TupeEncoding tupe) {
      return NaiveLoopScores.tupe(tupe, window);
    } else if (encoding instanceof RopeEncoding rope) {
      return NaiveLoopTurns.rope(rope, window);
    } else if (encoding instanceof XposEncoding xpos) {
      return NaiveLoopTurns.xpos(xpos, window);
    } else if (encoding instanceof ErpeEncoding erpe) {
      return NaiveLoopScores.erpe(erpe, window);
    } else if (encoding instanceof FoxEncoding) {
      return NaiveLoopScores.fox(window);
    } else if (encoding instanceof CopeEncoding) {
      return NaiveLoopScores.cope(window);
    } else if (encoding instanceof PopeEncoding pope) {
      return NaiveLoopTurns.pope(pope, window);
    } else if (encoding instanceof SpeEncoding spe) {
      return NaiveLoopTurns.spe(spe, window);
    } else if (encoding instanceof DywpeEncoding dywpe) {
      return NaiveLoopInputs.dywpe(dywpe, window);
    } else if (encoding instanceof GridEncoding grid) {
      return NaiveLoopAxes.of(grid, window);
    } else if (encoding instanceof SumEncoding sum) {
      List<NaiveLoopPositions> parts = new ArrayList<>();
      for (PositionalEncoding part : sum.parts()) {
        parts.add(of(part, window.within("part" + parts.size())));
      }
      return NaiveLoopPositions.sum(parts);
    }
    throw new IllegalArgumentException("no loops are written for " + encoding);
  }
}
