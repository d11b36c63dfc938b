package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.sinecast.config.GeneratedFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaCommandTest {
  private static final String LEAST = "name: a\ndata: {file: b.csv}\n";

  @ParameterizedTest
  @CsvSource({"schema, schema.json", "schema --grid, schema-grid.json"})
  void theCommandPrintsTheSchemasThatTheConfigsName(String arguments, String file)
      throws IOException {
    GeneratedFile.assertUpToDate(Path.of("configs").resolve(file), printed(arguments));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seed: 3                                | true  | true",
        "seed: [1, 2]                           | false | true",
        "training: {epochs: {from: 1, to: 9}}   | false | true",
        "search: {trials: 9}                    | false | true",
        "sed: 3                                 | false | false",
        "training: {epochs: many}               | false | false",
      })
  void configsAreValidInTheSchemaOfTheirKind(String line, boolean plain, boolean grid)
      throws JsonProcessingException {
    assertEquals(plain, isValid(LEAST + line, printed("schema")));
    assertEquals(grid, isValid(LEAST + line, printed("schema --grid")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"schema", "schema --grid"})
  void theSchemaIsAsciiForTerminalsOfAnyCharacterSet(String arguments) {
    assertEquals("", printed(arguments).replaceAll("[\\x00-\\x7f]", ""));
  }

  private static boolean isValid(String config, String schema) throws JsonProcessingException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema)
        .validate(new YAMLMapper().readTree(config))
        .isEmpty();
  }

  private static String printed(String arguments) {
    StringWriter out = new StringWriter();
    assertEquals(
        ExitCode.DONE,
        new Main().commandLine().setOut(new PrintWriter(out)).execute(arguments.split(" ", -1)));
    return out.toString();
  }
}
