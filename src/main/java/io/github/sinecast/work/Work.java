package io.github.sinecast.work;

import io.github.sinecast.InvalidInputException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;

/**
 * A piece of work that can be done on any machine: a value of text and names of files.
 *
 * <p>Its result depends on this value and on the bytes of its files alone, never on the place where
 * it is done, on its number of threads or on what is done beside it.
 *
 * @param <R> the result: files or a number
 */
public sealed interface Work<R extends Serializable> extends Serializable
    permits Run, Trial, Training, Forecasts {
  /** What it is called in messages. */
  String label();

  /** The files that it reads, by their absolute paths on the machine that gives the work. */
  List<Path> files();

  /**
   * Does it on this machine.
   *
   * @throws InvalidInputException if its text or its files cannot be used, on whatever machine
   */
  R on(Site site);
}
