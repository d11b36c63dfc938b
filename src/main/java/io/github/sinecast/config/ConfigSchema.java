package io.github.sinecast.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Describes a specification record as a JSON Schema (draft 2020-12), by which editors complete and
 * check configs.
 *
 * <p>It holds what one setting says of itself. Rules between settings are left to the constructors.
 */
public final class ConfigSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** ASCII alone, which no character set of a terminal or an editor changes. */
  private static final ObjectMapper WRITER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private static final Place NOWHERE = new Place("", 1, 1);

  private final Map<String, ObjectNode> definitions = new TreeMap<>();
  private final Map<String, Class<?>> named = new TreeMap<>();

  /** Whether a list may stand where one value would, and a range where a number would. */
  private final boolean grid;

  private ConfigSchema(boolean grid) {
    this.grid = grid;
  }

  /**
   * The schema of a record, as JSON text.
   *
   * @param title what the schema is called in an editor
   */
  public static String of(Class<? extends Record> type, String title) {
    return text(new ConfigSchema(false).root(type, title));
  }

  /**
   * The schema of grids and searches of a record: wherever one value would stand, a list may, and a
   * range of numbers where a number would.
   *
   * @param section the key of the root under which a search is described
   * @param search what a search has there
   */
  public static String ofGrid(
      Class<? extends Record> type, String title, String section, Class<? extends Record> search) {
    ObjectNode described = new ConfigSchema(false).object(Specification.of(search));
    ObjectNode root = new ConfigSchema(true).root(type, title);
    ((ObjectNode) root.get("properties")).set(section, described);
    return text(root);
  }

  private ObjectNode root(Class<? extends Record> type, String title) {
    ObjectNode root = JSON.objectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema").put("title", title);
    root.setAll(object(Specification.of(type)));
    ObjectNode named = root.putObject("$defs");
    definitions.forEach(named::set);
    return root;
  }

  private static String text(ObjectNode root) {
    try {
      return WRITER.writeValueAsString(root).replace("\r\n", "\n") + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the schema cannot be written", e);
    }
  }

  private ObjectNode object(Specification specification) {
    ObjectNode object = JSON.objectNode().put("type", "object");
    ObjectNode properties = object.putObject("properties");
    ArrayNode required = JSON.arrayNode();
    for (SettingKey key : specification.keys()) {
      properties.set(key.name(), property(key));
      if (key.required()) {
        required.add(key.name());
      }
    }
    if (!required.isEmpty()) {
      object.set("required", required);
    }
    return object.put("additionalProperties", false);
  }

  private ObjectNode property(SettingKey key) {
    ObjectNode property = JSON.objectNode().put("description", key.setting().help());
    ObjectNode type = key.type().fold(new Describing());
    if (grid) {
      type = orSeveral(key.type(), type);
    }
    if (key.nullable()) {
      ArrayNode either = property.putArray("anyOf");
      either.add(type).addObject().put("type", "null");
    } else {
      property.setAll(type);
    }
    if (!key.required()) {
      property.set(
          "default",
          key.nullable() && key.setting().initial().isEmpty()
              ? JSON.nullNode()
              : json(key.initial(NOWHERE)));
    }
    return property;
  }

  /** One value, a list of such values, or a range of numbers. */
  private static ObjectNode orSeveral(SettingType type, ObjectNode one) {
    ObjectNode node = JSON.objectNode();
    ArrayNode either = node.putArray("anyOf").add(one);
    ObjectNode several = either.addObject().put("type", "array").put("minItems", 1);
    several.set("items", one);
    if (type instanceof SettingType.Whole || type instanceof SettingType.Real) {
      ObjectNode range = either.addObject().put("type", "object");
      ObjectNode ends = range.putObject("properties");
      ends.set("from", one);
      ends.set("to", one);
      ends.putObject("scale").putArray("enum").add("linear").add("log");
      range.putArray("required").add("from").add("to");
      range.put("additionalProperties", false);
    }
    return node;
  }

  private static JsonNode json(ConfigNode node) {
    if (node instanceof ConfigNode.Mapping mapping) {
      ObjectNode object = JSON.objectNode();
      mapping.entries().forEach(entry -> object.set(entry.key(), json(entry.value())));
      return object;
    }
    if (node instanceof ConfigNode.Sequence sequence) {
      ArrayNode array = JSON.arrayNode();
      sequence.items().forEach(item -> array.add(json(item)));
      return array;
    }
    ConfigNode.Scalar scalar = (ConfigNode.Scalar) node;
    return switch (scalar.kind()) {
      case NULL -> JSON.nullNode();
      case TRUTH -> JSON.booleanNode(Boolean.parseBoolean(scalar.text()));
      case WHOLE -> JSON.numberNode(Long.parseLong(scalar.text()));
      case REAL -> JSON.numberNode(Double.parseDouble(scalar.text()));
      case TEXT -> JSON.textNode(scalar.text());
    };
  }

  /** A reference to the definition of a class, which is made at the first call. */
  private ObjectNode reference(Class<?> type, String name, boolean member) {
    Class<?> other = named.putIfAbsent(name, type);
    if (other == null && type.isRecord()) {
      ObjectNode object = object(Specification.of(type.asSubclass(Record.class)));
      definitions.put(name, member ? withType(object, type.asSubclass(Record.class)) : object);
    } else if (other != null && other != type) {
      throw new IllegalStateException(type + " and " + other + " need different simple names");
    }
    return JSON.objectNode().put("$ref", "#/$defs/" + name);
  }

  private static ObjectNode withType(ObjectNode object, Class<? extends Record> member) {
    ObjectNode typed = JSON.objectNode().put("type", "object");
    typed.put("description", SettingType.Family.help(member));
    ObjectNode properties = typed.putObject("properties");
    properties
        .putObject(SettingType.Family.TYPE_KEY)
        .put("const", SettingType.Family.nameOf(member));
    properties.setAll((ObjectNode) object.get("properties"));
    ArrayNode required = typed.putArray("required").add(SettingType.Family.TYPE_KEY);
    if (object.has("required")) {
      required.addAll((ArrayNode) object.get("required"));
    }
    return typed.put("additionalProperties", false);
  }

  /** Describes one type. */
  private final class Describing implements SettingType.Cases<ObjectNode> {
    @Override
    public ObjectNode whole(SettingType.Whole type) {
      ObjectNode node = JSON.objectNode().put("type", "integer");
      if (type.limits().hasMin()) {
        node.put("minimum", (long) Math.ceil(type.limits().min()));
      }
      if (type.limits().hasMax()) {
        node.put("maximum", (long) Math.floor(type.limits().max()));
      }
      return node;
    }

    @Override
    public ObjectNode real(SettingType.Real type) {
      ObjectNode node = JSON.objectNode().put("type", "number");
      if (type.limits().hasMin()) {
        node.put("minimum", type.limits().min());
      }
      if (type.limits().hasMax()) {
        node.put("maximum", type.limits().max());
      }
      return node;
    }

    @Override
    public ObjectNode truth(SettingType.Truth type) {
      return JSON.objectNode().put("type", "boolean");
    }

    @Override
    public ObjectNode text(SettingType.Text type) {
      ObjectNode node = JSON.objectNode().put("type", "string");
      switch (type.form()) {
        case TEXT -> {}
        case PATH -> node.put("minLength", 1);
        case DATE -> node.put("pattern", "^\\d{4}-\\d{2}-\\d{2}$");
      }
      return node;
    }

    @Override
    public ObjectNode choice(SettingType.Choice type) {
      ObjectNode node = JSON.objectNode();
      type.constants().keySet().forEach(node.putArray("enum")::add);
      return node;
    }

    @Override
    public ObjectNode items(SettingType.Items type) {
      ObjectNode node = JSON.objectNode().put("type", "array");
      node.set("items", type.item().fold(this));
      if (type.takesOneAlone()) {
        ObjectNode either = JSON.objectNode();
        either.putArray("anyOf").add(type.item().fold(this)).add(node.put("minItems", 1));
        return either;
      }
      return node;
    }

    @Override
    public ObjectNode entries(SettingType.Entries type) {
      ObjectNode node = JSON.objectNode().put("type", "object");
      node.set("additionalProperties", type.value().fold(this));
      return node;
    }

    @Override
    public ObjectNode group(SettingType.Group type) {
      return reference(type.type(), KebabCase.of(type.type().getSimpleName()), false);
    }

    @Override
    public ObjectNode family(SettingType.Family type) {
      String name = KebabCase.of(type.type().getSimpleName());
      if (named.putIfAbsent(name, type.type()) == null) {
        definitions.put(name, oneOf(type, name));
      }
      return reference(type.type(), name, true);
    }

    private ObjectNode oneOf(SettingType.Family type, String name) {
      ObjectNode node = JSON.objectNode();
      ArrayNode oneOf = node.putArray("oneOf");
      ObjectNode shortForm = JSON.objectNode();
      ArrayNode names = shortForm.putArray("enum");
      type.members()
          .forEach(
              (memberName, member) -> {
                if (Specification.of(member).allOptional()) {
                  names.add(memberName);
                }
              });
      if (!names.isEmpty()) {
        oneOf.add(shortForm);
      }
      type.members()
          .forEach(
              (memberName, member) -> oneOf.add(reference(member, name + "-" + memberName, true)));
      return node;
    }
  }
}
