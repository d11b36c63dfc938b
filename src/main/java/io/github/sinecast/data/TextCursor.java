package io.github.sinecast.data;

/** A text that is read from left to right; each step says whether its part was there. */
class TextCursor {
  final String text;
  int position;

  TextCursor(String text) {
    this.text = text;
  }

  int length() {
    return text.length();
  }

  boolean atEnd() {
    return position == text.length();
  }

  boolean skip(char wanted) {
    if (position < text.length() && text.charAt(position) == wanted) {
      position++;
      return true;
    }
    return false;
  }

  boolean hasDigit() {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }

  /** Reads one of several words, and spaces before and after it. */
  boolean word(String... words) {
    while (skip(' ')) {}
    for (String word : words) {
      if (text.startsWith(word, position)) {
        position += word.length();
        while (skip(' ')) {}
        return true;
      }
    }
    return false;
  }

  /** Reads a dash and spaces after it. */
  boolean dash() {
    boolean found = skip('-');
    while (found && skip(' ')) {}
    return found;
  }

  /** Reads a point and spaces after it. */
  boolean point() {
    boolean found = skip('.');
    while (found && skip(' ')) {}
    return found;
  }

  boolean pointOrNothing() {
    skip('.');
    return true;
  }

  /** Reads over what stands between the words of a date: spaces, signs, "of" and "de". */
  boolean gap() {
    int start = position;
    while (position < text.length() && " -.,/:".indexOf(text.charAt(position)) >= 0) {
      position++;
      if (text.startsWith("de ", position) || text.startsWith("of ", position)) {
        position += 3;
      }
    }
    return position > start;
  }

  boolean gapOrNothing() {
    gap();
    return true;
  }

  boolean isDigit() {
    return position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9';
  }

  /** Reads as many digits as allowed; -1 if there are fewer than needed. */
  int digits(int least, int most) {
    int number = 0;
    int start = position;
    while (position < text.length() && position - start < most) {
      int digit = text.charAt(position) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      number = 10 * number + digit;
      position++;
    }
    return position - start < least ? -1 : number;
  }
}
