package io.github.sinecast.config;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.ReadableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A config as it was written: keys and values with their lines, not yet understood.
 *
 * <p>{@code ConfigFile.read(path).with(overrides).bind(ExperimentConfig.class)} understands it
 * strictly: a key that is unknown, missing, mistyped, written twice or out of range is an error,
 * and all errors are reported together, each with its line and key.
 */
public final class ConfigFile {
  /** So much of a text that is no config is shown. */
  private static final int LONGEST = 60;

  /** Some thousand times the longest config of the distribution. */
  private static final int MOST_BYTES = 1_000_000;

  private final ConfigNode.Mapping root;

  ConfigFile(ConfigNode.Mapping root) {
    this.root = root;
  }

  /**
   * Reads a YAML file in UTF-8.
   *
   * @throws InvalidInputException if the file cannot be read or is not YAML
   */
  public static ConfigFile read(Path file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(ReadableFile.bytes(file, MOST_BYTES));
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
        "%s: a config must be settings written as key: value, found %s%s"
            .formatted(
                node.place(),
                firstOf(node.found()),
                withoutMark.lines().findFirst().orElse("").matches("[^:{]*[,;\t].*")
                    ? "; this looks like a table, which a config names as data.file"
                    : ""));
  }

  /** The beginning of a text, which may be a whole file. */
  private static String firstOf(String found) {
    return found.length() <= LONGEST ? found : found.substring(0, LONGEST) + "…";
  }

  /**
   * A record with the default of every setting, to be changed by its withers.
   *
   * @param type a record whose components all are settings that have a default
   * @throws InvalidInputException if one has none
   */
  public static <T extends Record> T defaults(Class<T> type) {
    return parse(type.getSimpleName(), "{}").bind(type);
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
    return ConfigBinder.bind(root, type, "");
  }

  /**
   * Where this config first has a list in place of one value, and so is a grid: the place and the
   * key, for a message; null where it is plain.
   */
  public @Nullable String firstAxis(Class<? extends Record> type) {
    Expansion.Axis axis = Expansion.firstAxis(root, type);
    return axis == null ? null : axis.place().with(axis.key());
  }

  /**
   * The plain configs of this grid: the product of all its axes, lists that stand where one value
   * would; the first axis varies slowest. Of a plain config it is this one alone.
   *
   * @throws InvalidInputException if an axis is empty or lists a value twice
   */
  public List<GridPoint> points(Class<? extends Record> type) {
    return Expansion.all(root, type);
  }

  /**
   * One plain config at random: of each list one item, of each range <code>
   * {from: 1, to: 8, scale: log}</code> one number.
   *
   * @throws InvalidInputException if an axis is empty or lists a value twice, or a range is none
   */
  public GridPoint draw(Class<? extends Record> type, SplittableRandom random) {
    return Expansion.drawn(root, type, random);
  }

  /** The group under a key of the root as a config of its own, or null where it is not written. */
  public @Nullable ConfigFile section(String key) {
    ConfigNode.Entry entry = root.find(key);
    if (entry == null) {
      return null;
    }
    if (entry.value() instanceof ConfigNode.Mapping mapping) {
      return new ConfigFile(new ConfigNode.Mapping(mapping.entries(), entry.place()));
    }
    throw new InvalidInputException(
        "%s must be a group of settings, found %s"
            .formatted(entry.place().with(key), entry.value().found()));
  }

  /** This config without a key of the root. */
  public ConfigFile without(String key) {
    return new ConfigFile(
        new ConfigNode.Mapping(
            root.entries().stream().filter(entry -> !entry.key().equals(key)).toList(),
            root.place()));
  }

  ConfigNode.Mapping root() {
    return root;
  }
}
