package io.github.sinecast.training;

/**
 * What one epoch came to.
 *
 * @param epoch counted from 1
 * @param trainingLoss the mean loss of the training windows while they were learned from, in scaled
 *     units
 * @param validationLoss the mean loss of the validation windows after the epoch, without dropout
 * @param learningRate the rate of the epoch's last step
 * @param seconds wall-clock time of the epoch, its validation included
 * @param windowsPerSecond training windows learned from in a second
 * @param best whether the validation loss is the lowest so far
 */
public record EpochResult(
    int epoch,
    double trainingLoss,
    double validationLoss,
    double learningRate,
    double seconds,
    double windowsPerSecond,
    boolean best) {}
