package io.github.sinecast.experiment.config;

import io.github.sinecast.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A config as it was written: keys and values with their lines, not yet understood.
 *
 * <p>{@code ConfigFile.read(path).with(overrides).bind(ExperimentConfig.class)} understands it
 * strictly: a key that is unknown, missing, mistyped, written twice or out of range is an error,
 * and all errors are reported together, each with its line and key.
 */
public final class ConfigFile {
  private final ConfigNode.Mapping root;

  private ConfigFile(ConfigNode.Mapping root) {
    this.root = root;
  }

  /**
   * Reads a YAML file in UTF-8.
   *
   * @throws InvalidInputException if the file cannot be read or is not YAML
   */
  public static ConfigFile read(Path file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return parse(file.toString(), StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(file + ": there is no such config file; check the path", e);
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(
          file + ": a config must be text in UTF-8, found other bytes; save it as UTF-8", e);
    } catch (IOException e) {
      throw new InvalidInputException(
          file + ": the config cannot be read; it must be a readable file", e);
    }
  }

  /**
   * Reads YAML text.
   *
   * @param source what the text is called in messages, usually a file name
   * @throws InvalidInputException if the text is not YAML
   */
  public static ConfigFile parse(String source, String text) {
    String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
    ConfigNode node = YamlReader.read(source, withoutMark);
    if (node instanceof ConfigNode.Mapping mapping) {
      return new ConfigFile(mapping);
    }
    throw new InvalidInputException(
        node.place() + ": a config must be settings written as key: value, found " + node.found());
  }

  /** A config of which nothing is written but what {@link #with} adds. */
  static ConfigFile onCommandLine(String name) {
    return new ConfigFile(new ConfigNode.Mapping(List.of(), Place.commandLine(name)));
  }

  /**
   * This config with values replaced from the command line.
   *
   * @param assignments each {@code key=value}, the key dotted as in {@code training.batch-size},
   *     the value as it would be written in the file
   * @throws InvalidInputException if an assignment is not of that form or is given twice
   */
  public ConfigFile with(List<String> assignments) {
    return new ConfigFile(ConfigOverrides.apply(root, assignments));
  }

  /**
   * Makes the record that this config describes.
   *
   * @param type a record whose components all are annotated with {@link io.github.sinecast.Setting}
   * @throws InvalidInputException with everything that is wrong, one problem a line
   */
  public <T extends Record> T bind(Class<T> type) {
    return ConfigBinder.bind(root, type);
  }

  ConfigNode.Mapping root() {
    return root;
  }
}
