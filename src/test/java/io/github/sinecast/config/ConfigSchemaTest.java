package io.github.sinecast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.config.Toy.Recipe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigSchemaTest {
  private static final String LEAST = "name: a\nfile: b.csv\n";
  private static final String TEXT = ConfigSchema.of(Recipe.class, "A toy recipe");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema SCHEMA = REGISTRY.getSchema(TEXT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "note: x",
        "training: {batch-size: 1, learning-rate: 1e-3, shuffle: false}",
        "training: {}",
        "training: {learning-rate: 1, heads: 64, width: 64}",
        "encoding: none",
        "encoding: sinusoidal",
        "encoding: {type: sinusoidal}",
        "encoding: {base: 3, type: sinusoidal}",
        "encoding: {type: learned, rows: 64}",
        "encoding: {type: sum, parts: [none, {type: sum, parts: [sinusoidal]}]}",
        "norm: both-sides",
        "steps: []",
        "tried: [none, {type: learned, rows: 1}]",
        "weights: {SPY: 1, b: 0.5}",
        "from: 2018-12-31",
        "from: null",
        "season: 2",
        "season:",
      })
  void aConfigThatBindsIsAlsoValid(String line) throws JsonProcessingException {
    ConfigFile.parse("toy.yaml", LEAST + line).bind(Recipe.class);
    assertEquals(List.of(), problems(LEAST + line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nte: x",
        "note: 3",
        "note:",
        "training: {batch-size: '64'}",
        "training: {batch-size: 0}",
        "training: {batch-size: 3.5}",
        "training: {batchSize: 3}",
        "training: {learning-rate: 1.5}",
        "training: {learning-rate: -0.1}",
        "training: {shuffle: 1}",
        "training: {heads: 65, width: 65}",
        "training: 3",
        "training:",
        "encoding: learned",
        "encoding: sine",
        "encoding: {base: 3}",
        "encoding: {type: learned}",
        "encoding: {type: learned, rows: 0}",
        "encoding: {type: none, base: 3}",
        "encoding: {type: sum, parts: [learned]}",
        "norm: mid",
        "norm:",
        "steps: 3",
        "steps: [0]",
        "tried: [{type: learned}]",
        "weights: {SPY: -1}",
        "from: tomorrow",
        "season: 1",
        "season: ''",
      })
  void aConfigThatIsRefusedIsAlsoInvalid(String line) throws JsonProcessingException {
    ConfigFile file = ConfigFile.parse("toy.yaml", LEAST + line);
    assertThrows(InvalidInputException.class, () -> file.bind(Recipe.class));
    assertFalse(problems(LEAST + line).isEmpty());
  }

  @Test
  void aConfigWithoutARequiredKeyIsInvalid() throws JsonProcessingException {
    assertFalse(problems("name: a").isEmpty());
  }

  @Test
  void theSchemaItselfIsValid() throws JsonProcessingException {
    JsonNode schema = new ObjectMapper().readTree(TEXT);
    String dialect = SpecificationVersion.DRAFT_2020_12.getDialectId();
    assertEquals(dialect, schema.get("$schema").textValue());
    Schema schemaOfSchemas = REGISTRY.getSchema(com.networknt.schema.SchemaLocation.of(dialect));
    assertEquals(List.of(), schemaOfSchemas.validate(schema));
    assertFalse(schemaOfSchemas.validate(new ObjectMapper().readTree("{\"type\": 3}")).isEmpty());
  }

  @Test
  void aSettingIsDescribedWithHelpLimitsAndDefault() throws JsonProcessingException {
    JsonNode rate =
        new ObjectMapper().readTree(TEXT).at("/$defs/training/properties/learning-rate");
    assertEquals(
        new ObjectMapper()
            .readTree(
                """
                {"description": "Step length.", "type": "number", "minimum": 0.0, "maximum": 1.0,
                 "default": 0.001}"""),
        rate);
    assertTrue(TEXT.endsWith("}\n"));
  }

  private static List<Error> problems(String yaml) throws JsonProcessingException {
    return SCHEMA.validate(new YAMLMapper().readTree(yaml));
  }
}
