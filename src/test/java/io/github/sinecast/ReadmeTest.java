package io.github.sinecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows must be true of the code. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");

  @Test
  void theLibraryExampleCompiles(@TempDir Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                messages,
                null,
                null,
                List.of("-proc:none", "-d", classes.toString()),
                null,
                List.of(source(block("java"))))
            .call();
    assertTrue(compiled, messages.toString());
  }

  @Test
  void theFilesItLinksToAreThere() throws IOException {
    Matcher links = Pattern.compile("]\\(([^)#:]+)\\)").matcher(Files.readString(README));
    int found = 0;
    while (links.find()) {
      assertTrue(Files.exists(Path.of(links.group(1))), links.group(1));
      found++;
    }
    assertTrue(found > 0, "the README links to files");
  }

  @Test
  void itsTwoCommandsAreThoseThatContinuousIntegrationRuns() throws IOException {
    List<String> commands =
        Pattern.compile("```sh\n(.*?)\n```", Pattern.DOTALL)
            .matcher(Files.readString(README))
            .results()
            .map(result -> result.group(1))
            .toList();
    assertEquals(2, commands.size(), "the README has exactly two commands to set everything up");
    String ci = Files.readString(Path.of(".ci/run"));
    String job = commands.get(0).substring(commands.get(0).indexOf("&& ") + 3);
    assertTrue(ci.contains(job), job);
    assertTrue(ci.contains("verify") && commands.get(1).endsWith(" verify"), commands.get(1));
  }

  private static String block(String language) throws IOException {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(README));
    assertTrue(block.find(), "the README has a block of " + language);
    return block.group(1);
  }

  private static JavaFileObject source(String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///LibraryUse.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
