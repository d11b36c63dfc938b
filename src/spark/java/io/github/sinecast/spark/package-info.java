/**
 * Work on the machines of an Apache Spark cluster.
 *
 * <p>It is compiled by the Maven profile {@code spark} alone, shipped as the folder {@code
 * lib-spark}, and found by {@link java.util.ServiceLoader}. No other package knows Spark.
 */
@NullMarked
package io.github.sinecast.spark;

import org.jspecify.annotations.NullMarked;
