package io.github.sinecast.evaluation;

/**
 * The windows that a group of scores is computed from: those of one series, or of all.
 *
 * @param series the id of the series, or {@link Score#ALL_SERIES}
 * @param description what the group is and from when to when it is evaluated, for people
 * @param firstWindow the place of its first window among all windows
 * @param windows the number of windows
 */
public record WindowGroup(String series, String description, int firstWindow, int windows) {}
