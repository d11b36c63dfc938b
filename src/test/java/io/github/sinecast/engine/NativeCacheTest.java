package io.github.sinecast.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class NativeCacheTest {
  @TempDir private Path folder;

  /**
   * The system's own list of what is mapped says which file a process uses; a file that was written
   * anew would have another key or another time.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  void programsOfTwoTimeZonesThatStartAtOnceShareOneLibrary() throws Exception {
    Started here = new Started("Etc/UTC", folder);
    Started there = new Started("Asia/Tokyo", folder);
    Path library = here.mapped();
    assertEquals(library, there.mapped());
    assertTrue(library.startsWith(folder.toRealPath()), library.toString());
    List<Object> before = identity(library);
    Started later = new Started("America/New_York", folder);
    assertEquals(library, later.mapped());
    assertEquals(before, identity(library));
    try (Stream<Path> places = Files.list(folder.resolve("sinecast"))) {
      assertEquals(
          List.of(".lock", library.getName(library.getNameCount() - 3).toString()),
          places.map(place -> place.getFileName().toString()).sorted().toList());
    }

    // One page of the library is overwritten, as by a failing disk.
    try (FileChannel damaged = FileChannel.open(library, StandardOpenOption.WRITE)) {
      damaged.write(ByteBuffer.allocate(4096), 0);
    }
    new Started("Etc/UTC", folder)
        .refuses("libnd4jcpu.so was loaded in place of", library.getParent().getParent() + "");
    try (FileChannel damaged = FileChannel.open(library, StandardOpenOption.WRITE)) {
      damaged.truncate(4096);
    }
    new Started("Etc/UTC", folder).refuses(library + ": the unpacked library is damaged", "delete");
  }

  private static List<Object> identity(Path file) throws IOException {
    return List.of(
        Files.getAttribute(file, "unix:ino"),
        Files.getAttribute(file, "unix:ctime"),
        Files.size(file));
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsNamedWithTheWayOut() throws Exception {
    Path file = Files.writeString(folder.resolve("a file"), "");
    Started refused = new Started("Etc/UTC", file.resolve("cache"));
    refused.refuses(
        file.resolve("cache") + ": the native libraries cannot be unpacked there",
        NativeCache.BASE_VARIABLE,
        "-D" + NativeCache.BASE);
  }

  /** A program in a JVM of its own, with a cache and a time zone. */
  private static final class Started {
    private final Path output = Files.createTempFile("started", "");
    private final Process process;

    Started(String zone, Path cache) throws IOException {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.add(MappedLibrary.class.getName());
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("TZ", zone);
      builder.environment().put(NativeCache.BASE_VARIABLE, cache.toString());
      process = builder.redirectOutput(output.toFile()).start();
    }

    private String ended() throws Exception {
      process.waitFor();
      String text = Files.readString(output);
      Files.delete(output);
      return text;
    }

    Path mapped() throws Exception {
      String text = ended();
      assertEquals(0, process.exitValue(), text);
      return Path.of(text.lines().reduce("", (before, last) -> last));
    }

    void refuses(String... parts) throws Exception {
      String text = ended();
      assertNotEquals(0, process.exitValue(), text);
      for (String part : parts) {
        assertTrue(text.contains(part), text);
      }
    }
  }

  /** Prints which file of ND4J's library is mapped, and how the manifest calls it. */
  static final class MappedLibrary {
    private MappedLibrary() {}

    public static void main(String[] arguments) throws IOException {
      NativeBackend.start();
      try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
        String mapped =
            maps.filter(line -> line.endsWith("/libnd4jcpu.so"))
                .map(line -> line.substring(line.indexOf('/')))
                .findFirst()
                .orElseThrow();
        if (!Path.of(mapped).endsWith(NativeBackend.library())) {
          throw new IllegalStateException(mapped + " is not " + NativeBackend.library());
        }
        System.out.println(mapped);
      }
    }
  }
}
