package io.github.sinecast;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Repeats a test with the {@link RandomCase}s of the seeds from 1 on. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ArgumentsSource(RandomCases.Seeds.class)
public @interface RandomCases {
  /** How many cases are tried. */
  int value() default 1000;

  /** The cases, by their seeds. */
  final class Seeds implements ArgumentsProvider, AnnotationConsumer<RandomCases> {
    private int cases;

    @Override
    public void accept(RandomCases wanted) {
      cases = wanted.value();
    }

    @Override
    public Stream<Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      return LongStream.rangeClosed(1, cases).mapToObj(seed -> Arguments.of(new RandomCase(seed)));
    }
  }
}
