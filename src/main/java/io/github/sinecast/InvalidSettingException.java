package io.github.sinecast;

/**
 * Says that one setting of a specification has a value that it may not have.
 *
 * <p>The name of the setting lets the reader of a config file add the line where it stands.
 */
public final class InvalidSettingException extends InvalidInputException {
  private static final long serialVersionUID = 1L;

  private final String setting;
  private final String rule;

  /**
   * @param setting the record component, as spelled in Java; or the way to it from a record that
   *     holds it, as in {@code encoding.parts[2].maximumLength}, items counted from 1
   * @param rule what must hold, what was found and what to do, as a sentence without the name
   */
  public InvalidSettingException(String setting, String rule) {
    super(setting + " " + rule);
    this.setting = setting;
    this.rule = rule;
  }

  /** The record component that was refused, as spelled in Java. */
  public String setting() {
    return setting;
  }

  /** What must hold, what was found and what to do, without the name of the setting. */
  public String rule() {
    return rule;
  }
}
