package io.github.sinecast.encoding;

/** A place inside an encoder where a positional encoding acts. */
public enum Site {
  /** Added to the token embeddings, before the first layer. */
  INPUT("input"),
  /** Applied to the tokens after the first layer. */
  BETWEEN_BLOCKS("between blocks"),
  /** Added to the attention scores, before softmax. */
  SCORE("score"),
  /** Turns queries and keys. */
  QUERY_KEY("query/key"),
  /** Added to the attention weights, after softmax. */
  ATTENTION_WEIGHT("attention weight"),
  /** Added to what attention takes from the values. */
  VALUE("value");

  private final String words;

  Site(String words) {
    this.words = words;
  }

  /** How people name it. */
  public String words() {
    return words;
  }
}
