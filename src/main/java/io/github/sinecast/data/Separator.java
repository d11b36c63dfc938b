package io.github.sinecast.data;

/** What stands between the cells of a row. */
public enum Separator {
  /** A tab. */
  TAB('\t'),
  /** A semicolon. */
  SEMICOLON(';'),
  /** A comma. */
  COMMA(','),
  /** A vertical bar. */
  PIPE('|'),
  /** One or more spaces or tabs; those before the first and after the last cell mean nothing. */
  SPACES(' ');

  private final char character;

  Separator(char character) {
    this.character = character;
  }

  char character() {
    return character;
  }
}
