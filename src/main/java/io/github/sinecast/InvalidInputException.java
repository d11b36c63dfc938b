package io.github.sinecast;

/**
 * Says that what the user gave (a file, a config, an argument) cannot be used.
 *
 * <p>The message is written for that user: what must hold, what was found, what to do, and where.
 * It is shown without a stack trace.
 */
public class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, where, and what to do. */
  public InvalidInputException(String message) {
    super(message);
  }

  /** Says what is wrong, where, and what to do, and what caused it. */
  public InvalidInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
