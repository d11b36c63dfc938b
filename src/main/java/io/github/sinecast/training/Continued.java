package io.github.sinecast.training;

import io.github.sinecast.model.Weights;

/**
 * Where a training goes on.
 *
 * @param weights those that an earlier training came to
 * @param headOnly whether the head alone is trained, and all other weights stay
 */
public record Continued(Weights weights, boolean headOnly) {}
