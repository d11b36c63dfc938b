package io.github.sinecast.window;

/** Which channels a token holds. */
public enum ChannelTokens {
  /** All of them: a patch is one token. */
  TOGETHER,
  /** One: a patch is as many tokens as there are channels. */
  APART
}
