package io.github.sinecast.evaluation;

/**
 * What a group of scores was computed from: the windows of one series, or of all.
 *
 * @param series the id of the series, or {@link Score#ALL_SERIES}
 * @param description what it is and from when to when it was judged, for people
 * @param firstWindow the place of its first window among all windows
 * @param windows the number of windows
 */
public record Coverage(String series, String description, int firstWindow, int windows) {}
