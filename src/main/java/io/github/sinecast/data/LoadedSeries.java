package io.github.sinecast.data;

import io.github.sinecast.SeriesSet;

/** The series of a file, and what was found in it. */
public record LoadedSeries(SeriesSet series, DataReport report) {}
