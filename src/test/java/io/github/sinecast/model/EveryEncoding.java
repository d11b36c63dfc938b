package io.github.sinecast.model;

import io.github.sinecast.encoding.AlibiEncoding;
import io.github.sinecast.encoding.AlibiVariant;
import io.github.sinecast.encoding.CalendarEncoding;
import io.github.sinecast.encoding.CalendarMark;
import io.github.sinecast.encoding.CapeEncoding;
import io.github.sinecast.encoding.ConvEncoding;
import io.github.sinecast.encoding.CopeEncoding;
import io.github.sinecast.encoding.DywpeEncoding;
import io.github.sinecast.encoding.ErpeEncoding;
import io.github.sinecast.encoding.FireEncoding;
import io.github.sinecast.encoding.FoxEncoding;
import io.github.sinecast.encoding.GridEncoding;
import io.github.sinecast.encoding.GridForm;
import io.github.sinecast.encoding.KerpleEncoding;
import io.github.sinecast.encoding.KerpleVariant;
import io.github.sinecast.encoding.LearnedEncoding;
import io.github.sinecast.encoding.Limit;
import io.github.sinecast.encoding.NoEncoding;
import io.github.sinecast.encoding.PopeEncoding;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.RandomFourierEncoding;
import io.github.sinecast.encoding.RopeEncoding;
import io.github.sinecast.encoding.RopeScaling;
import io.github.sinecast.encoding.RotaryLayout;
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
import io.github.sinecast.encoding.formula.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All members of the family of positional encodings, in all their forms, for tiny networks. */
public final class EveryEncoding {
  private EveryEncoding() {}

  /** Every form of every member, but none. */
  static Stream<PositionalEncoding> acting() {
    return Stream.of(counted(), dated(), sums()).flatMap(List::stream);
  }

  /** Every form of every member. */
  public static Stream<PositionalEncoding> all() {
    return Stream.concat(Stream.of(new NoEncoding()), acting());
  }

  /** The attentions that a member serves. */
  public static List<Attention> attentions(PositionalEncoding encoding) {
    if (encoding.limits().contains(Limit.BIDIRECTIONAL_ONLY)) {
      return List.of(Attention.BIDIRECTIONAL);
    }
    return encoding.limits().contains(Limit.CAUSAL_ONLY)
        ? List.of(Attention.CAUSAL)
        : List.of(Attention.BIDIRECTIONAL, Attention.CAUSAL);
  }

  private static List<PositionalEncoding> counted() {
    return Stream.<Stream<? extends PositionalEncoding>>of(
            clocked(Clock.INDEX),
            Stream.of(
                new LearnedEncoding(),
                new LearnedEncoding(23),
                new ConvEncoding(),
                new ConvEncoding(5),
                new ShawEncoding(2),
                new ShawEncoding(),
                new T5Encoding(8, 4),
                new TupeEncoding(),
                new TupeEncoding(true, 23),
                new ErpeEncoding(),
                new ErpeEncoding(23),
                new FoxEncoding(),
                new CopeEncoding(3),
                new CopeEncoding(40),
                new DywpeEncoding(2),
                new DywpeEncoding(3),
                new GridEncoding(GridForm.SINUSOIDAL, 100),
                new GridEncoding(GridForm.LEARNED, 100),
                new GridEncoding(GridForm.ROTARY, 100)),
            scaledRopes())
        .<PositionalEncoding>flatMap(stream -> stream)
        .toList();
  }

  /** As if trained on windows of 2 tokens, so that all are scaled. */
  private static Stream<PositionalEncoding> scaledRopes() {
    RopeEncoding rope = new RopeEncoding(100, RotaryLayout.INTERLEAVED, 1, Clock.INDEX);
    return Stream.of(
        rope.withKeep(0.5),
        rope.withLayers(List.of(0)),
        rope.withScaling(RopeScaling.INTERPOLATION).withOriginalLength(2),
        rope.withScaling(RopeScaling.NTK).withOriginalLength(2),
        rope.withScaling(RopeScaling.YARN).withOriginalLength(2),
        rope.withScaling(RopeScaling.YARN).withOriginalLength(2).withLearned(true).withKeep(0.5));
  }

  private static List<PositionalEncoding> dated() {
    Stream<PositionalEncoding> calendars =
        Stream.of(
            new CalendarEncoding(), new CalendarEncoding(Arrays.asList(CalendarMark.values())));
    return Stream.of(clocked(Clock.TRADING_DAY), clocked(Clock.CALENDAR_DAY), calendars)
        .flatMap(stream -> stream)
        .toList();
  }

  private static List<PositionalEncoding> sums() {
    return List.of(
        new SumEncoding(
            new CalendarEncoding(),
            new RopeEncoding(100, RotaryLayout.HALF, 1, Clock.CALENDAR_DAY),
            new ShawEncoding(2)),
        new SumEncoding(
            new Time2VecEncoding(3, Clock.TRADING_DAY),
            new ConvEncoding(),
            new T5Encoding(8, 4),
            new KerpleEncoding(KerpleVariant.POWER, Clock.CALENDAR_DAY),
            new ErpeEncoding()),
        new SumEncoding(new AlibiEncoding(), new KerpleEncoding(KerpleVariant.LOG, Clock.INDEX)));
  }

  private static Stream<PositionalEncoding> clocked(Clock clock) {
    return Stream.of(
        new SinusoidalEncoding(100, clock),
        new Time2VecEncoding(3, clock),
        new RandomFourierEncoding(0.1, false, 4, clock),
        new RandomFourierEncoding(0.1, true, 4, clock),
        new TapeEncoding(100, clock),
        new CapeEncoding(5, 0.5, 1.03, 100, clock),
        new TransformerXlEncoding(100, clock),
        new AlibiEncoding(AlibiVariant.SYMMETRIC, clock),
        new AlibiEncoding(AlibiVariant.SIGNED, clock),
        new AlibiEncoding(AlibiVariant.CAUSAL, clock),
        new KerpleEncoding(KerpleVariant.LOG, clock),
        new KerpleEncoding(KerpleVariant.POWER, clock),
        new FireEncoding(12, clock),
        new RopeEncoding(100, RotaryLayout.INTERLEAVED, 1, clock),
        new RopeEncoding(100, RotaryLayout.HALF, 0.7, clock),
        new RopeEncoding(100, RotaryLayout.HALF, 1, clock).withLearned(true),
        new XposEncoding(100, 20, RotaryLayout.HALF, clock),
        new PopeEncoding(100, clock),
        new SpeEncoding(1, 32, 3, clock));
  }
}
