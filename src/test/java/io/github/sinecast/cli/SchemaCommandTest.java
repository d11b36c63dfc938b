package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.config.GeneratedFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCommandTest {
  @ParameterizedTest
  @CsvSource({"schema, schema.json", "schema --grid, schema-grid.json"})
  void theCommandPrintsTheSchemasThatTheConfigsName(String arguments, String file)
      throws IOException {
    StringWriter out = new StringWriter();
    assertEquals(
        ExitCode.DONE,
        new Main().commandLine().setOut(new PrintWriter(out)).execute(arguments.split(" ", -1)));
    GeneratedFile.assertUpToDate(Path.of("configs").resolve(file), out.toString());
  }
}
