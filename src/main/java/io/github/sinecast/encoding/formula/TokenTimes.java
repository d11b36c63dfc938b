package io.github.sinecast.encoding.formula;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.TimeLine;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** When the tokens of one window are. A token's time is that of its last row. Immutable. */
public final class TokenTimes {
  private static final double SECONDS_A_DAY = 86_400;

  private final int steps;
  private final int variates;
  private final @Nullable TimeLine line;
  private final int firstRow;
  private final int rowsApart;

  private TokenTimes(
      int steps, int variates, @Nullable TimeLine line, int firstRow, int rowsApart) {
    this.steps = steps;
    this.variates = variates;
    this.line = line;
    this.firstRow = firstRow;
    this.rowsApart = rowsApart;
  }

  /** Tokens that can only be counted. */
  public static TokenTimes counted(EncoderShape shape) {
    return new TokenTimes(shape.steps(), shape.variates(), null, 0, 1);
  }

  /**
   * Tokens whose times are rows of a time line.
   *
   * @param firstRow the last row of the oldest token
   * @param rowsApart rows from one step to the next
   */
  public static TokenTimes of(EncoderShape shape, TimeLine line, int firstRow, int rowsApart) {
    return new TokenTimes(shape.steps(), shape.variates(), line, firstRow, rowsApart);
  }

  /** The number of tokens, T. */
  public int tokens() {
    return steps * variates;
  }

  /** The position of a token by a clock, from 0 at the oldest token. */
  public double position(Clock clock, int token) {
    return switch (clock) {
      case INDEX -> token;
      case TRADING_DAY -> dated().tradingDay(row(token)) - dated().tradingDay(firstRow);
      case CALENDAR_DAY ->
          (dated().epochSecond(row(token)) - dated().epochSecond(firstRow)) / SECONDS_A_DAY;
    };
  }

  /** The positions of all tokens by a clock. */
  public double[] positions(Clock clock) {
    double[] positions = new double[tokens()];
    for (int token = 0; token < positions.length; token++) {
      positions[token] = position(clock, token);
    }
    return positions;
  }

  /** The local date and time of a token. */
  public LocalDateTime at(int token) {
    return dated().at(row(token));
  }

  private int row(int token) {
    return firstRow + token / variates * rowsApart;
  }

  private TimeLine dated() {
    if (line == null || !line.isDated()) {
      throw new InvalidInputException(
          "this positional encoding needs dates, and the rows have none; give a table with a date"
              + " column, or choose the clock index or an encoding that only counts");
    }
    return line;
  }
}
