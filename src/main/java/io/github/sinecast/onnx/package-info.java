/** Trained models in the ONNX format: written for other runtimes. */
@NullMarked
package io.github.sinecast.onnx;

import org.jspecify.annotations.NullMarked;
