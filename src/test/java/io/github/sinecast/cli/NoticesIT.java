package io.github.sinecast.cli;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the distribution says of the libraries that it holds. */
class NoticesIT {
  private static final Path DISTRIBUTION =
      Path.of(requireNonNull(System.getProperty("sinecast.distribution")));

  /** Jars that hold some classes of their library; SupplyChainIT looks at them. */
  private static final List<String> REDUCED = List.of("fastutil", "jackson");

  @Test
  void theBillOfMaterialsNamesEveryJarByItsHash() throws Exception {
    Map<String, String> jars = new TreeMap<>();
    try (Stream<Path> files = Files.list(DISTRIBUTION.resolve("lib"))) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        if (!jar.endsWith("sinecast.jar")) {
          byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
          jars.put(HexFormat.of().formatHex(hash), artifact(jar.getFileName().toString()));
        }
      }
    }
    Map<String, String> named = new TreeMap<>();
    for (JsonNode component : bill().get("components")) {
      for (JsonNode hash : component.get("hashes")) {
        if (hash.get("alg").asText().equals("SHA-256")) {
          named.put(hash.get("content").asText(), component.get("name").asText());
        }
      }
    }
    for (String reduced : REDUCED) {
      assertTrue(jars.values().remove(reduced) && named.values().remove(reduced), reduced);
    }
    assertEquals(jars, named);
  }

  @Test
  void theNoticesNameEveryLibraryOfTheBill() throws IOException {
    String notices = Files.readString(DISTRIBUTION.resolve("THIRD-PARTY.txt"));
    for (JsonNode component : bill().get("components")) {
      String library =
          String.join(
              ":",
              component.get("group").asText(),
              component.get("name").asText(),
              component.get("version").asText());
      assertTrue(notices.contains("  " + library + "\n"), library);
    }
  }

  @Test
  void theNoticesNameTheScriptThatPagesCarryInItsVersion() throws IOException {
    String script =
        Files.readString(
            Path.of("src/main/resources/io/github/sinecast/report/page/uplot/uPlot.iife.min.js"));
    Matcher version = Pattern.compile("uPlot \\(v([\\d.]+)\\)").matcher(script);
    assertTrue(version.find(), "the script tells its version");
    String notices = Files.readString(DISTRIBUTION.resolve("THIRD-PARTY.txt"));
    assertTrue(notices.contains("uPlot " + version.group(1) + "\n"), version.group(1));
  }

  private static String artifact(String jar) {
    return jar.replaceFirst("-\\d.*", "");
  }

  private static JsonNode bill() throws IOException {
    return new ObjectMapper().readTree(DISTRIBUTION.resolve("sinecast.cdx.json").toFile());
  }
}
