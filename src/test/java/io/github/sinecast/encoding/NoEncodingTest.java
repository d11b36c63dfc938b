package io.github.sinecast.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainNumbers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoEncodingTest {
  @Test
  void theControlActsNowhereAndLearnsNothing() {
    EncoderShape shape = new EncoderShape(3, 4, 2);
    Plain plain = Plain.of(new NoEncoding(), shape, 1);
    PlainSites sites = plain.sites;
    PlainNumbers heads = new PlainNumbers(new double[12], 2, 3, 2);
    PlainNumbers tokens = new PlainNumbers(new double[12], 3, 4);

    assertNull(sites.table());
    assertSame(tokens, sites.changed(tokens));
    assertNull(sites.scores(0, heads, heads));
    assertNull(sites.weights(0));
    assertNull(sites.values(0, new PlainNumbers(new double[18], 2, 3, 3)));
    assertEquals(List.of(), sites.rotations());
    assertEquals(1, sites.contentScale());
    assertEquals(Map.of(), plain.learned);
    assertEquals(0, new NoEncoding().learnedNumbers(shape));
  }
}
