package io.github.sinecast.engine;

import io.github.sinecast.DurableFolder;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of native libraries that is written once and never again.
 *
 * <p>JavaCPP unpacks libraries into a folder that all programs share, and unpacks them again when
 * their times differ from those in the jar, which it reads by the time zone of the machine: a
 * program in another time zone overwrites 365 MB that others have mapped, and they crash. Here each
 * set of libraries has a folder of its own, named by a digest of them: {@code
 * sinecast/9268ad4138bc/linux-x86_64-onednn-avx2}. It is made under a temporary name and moved into
 * place when it is complete, and JavaCPP is told to load from it.
 */
final class NativeCache {
  /** JavaCPP's setting of the folder in which caches are made; a value given by the user wins. */
  static final String BASE = "org.bytedeco.javacpp.cachedir";

  /** The same as an environment variable. */
  static final String BASE_VARIABLE = "SINECAST_NATIVE_CACHE";

  /** JavaCPP's setting of where it looks for libraries; a user who gives it is left alone. */
  static final String LINK_PATH = "org.bytedeco.javacpp.platform.linkpath";

  /** JavaCPP's setting to look there before it unpacks anything. */
  static final String PATHS_FIRST = "org.bytedeco.javacpp.pathsFirst";

  private static final String UNFINISHED = ".unfinished-";

  private static final Pattern OPENBLAS = Pattern.compile("((?:lib)?openblas)(\\..*)");

  /** JavaCPP loads OpenBLAS a second time by this name, from a copy that it would make itself. */
  private static final String OPENBLAS_AGAIN = "$1_nolapack$2";

  private final String platform;
  private final String build;

  /**
   * @param platform as JavaCPP names it, such as {@code linux-x86_64}
   * @param extension of the platform, such as {@code -onednn-avx2}; empty for the plain build
   */
  NativeCache(String platform, String extension) {
    this.platform = platform;
    this.build = platform + extension;
  }

  /**
   * Makes sure that the libraries are unpacked, and tells JavaCPP where.
   *
   * @return the folder with the libraries; null where the user settled where they are, or where
   *     they are in no jars
   * @throws InvalidInputException if the build is not on the class path, or its libraries cannot be
   *     unpacked
   */
  @Nullable Path prepare() {
    if (System.getProperty(LINK_PATH) != null || System.getProperty(PATHS_FIRST) != null) {
      return null;
    }
    Path base = base();
    try {
      List<Library> libraries = libraries();
      if (libraries.isEmpty()) {
        return null;
      }
      Path place = base.resolve("sinecast").resolve(digest(libraries));
      if (!Files.isDirectory(place)) {
        unpack(libraries, place);
      }
      Path folder = place.resolve(build).toRealPath();
      requireWhole(libraries, folder);
      System.setProperty(BASE, String.valueOf(folder.getParent()));
      System.setProperty(LINK_PATH, folder.toString());
      System.setProperty(PATHS_FIRST, "true");
      return folder;
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidInputException(
          "%s: the native libraries cannot be unpacked there (%s); %s"
              .formatted(base, e instanceof FileSystemException ? e : e.getMessage(), wayOut()),
          e);
    }
  }

  /** What helps where a folder is full, may not be written to, or may not run programs. */
  static String wayOut() {
    return "set %s, or -D%s= in SINECAST_OPTS, to a folder with 500 MB of room in which programs may run"
        .formatted(BASE_VARIABLE, BASE);
  }

  private static Path base() {
    String property = System.getProperty(BASE);
    String variable = System.getenv(BASE_VARIABLE);
    if (property != null) {
      return Path.of(property);
    }
    return variable == null || variable.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".javacpp", "cache")
        : Path.of(variable);
  }

  /** A library in a jar. */
  private record Library(JarFile jar, JarEntry entry) {
    String name() {
      return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    }
  }

  /** All libraries that lie beside those that JavaCPP asks for; none where one is in no jar. */
  private List<Library> libraries() throws IOException {
    List<Library> libraries = new ArrayList<>();
    for (String asked :
        List.of(
            "org/bytedeco/javacpp/" + platform + "/" + System.mapLibraryName("jnijavacpp"),
            "org/bytedeco/openblas/" + platform + "/" + System.mapLibraryName("jniopenblas"),
            "org/nd4j/linalg/cpu/nativecpu/bindings/"
                + build
                + "/"
                + System.mapLibraryName("jnind4jcpu"))) {
      URL url = NativeCache.class.getClassLoader().getResource(asked);
      if (url == null) {
        throw new InvalidInputException(
            "%s is not on the class path, and this processor needs it: add the jar of nd4j-native, openblas and javacpp for %s, or choose the plain build of ND4J with -D%s="
                .formatted(asked, build, NativeBackend.EXTENSION));
      }
      URLConnection connection = url.openConnection();
      if (!(connection instanceof JarURLConnection inJar)) {
        return List.of();
      }
      String folder = asked.substring(0, asked.lastIndexOf('/') + 1);
      JarFile jar = inJar.getJarFile();
      jar.stream()
          .filter(entry -> entry.getName().startsWith(folder) && !entry.isDirectory())
          .filter(entry -> entry.getName().indexOf('/', folder.length()) < 0)
          .forEach(entry -> libraries.add(new Library(jar, entry)));
    }
    libraries.sort(Comparator.comparing(Library::name));
    return libraries;
  }

  /** Twelve letters that differ where any library does. */
  private static String digest(List<Library> libraries) {
    StringBuilder text = new StringBuilder();
    for (Library library : libraries) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s %d %08x%n",
              library.name(),
              library.entry().getSize(),
              library.entry().getCrc()));
    }
    return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 12);
  }

  private void unpack(List<Library> libraries, Path place) throws IOException {
    Path folder = Files.createDirectories(place.getParent());
    try (FileChannel file =
            FileChannel.open(
                folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(file)) {
      if (lock != null) {
        // Whoever else wrote here is done, or was killed.
        deleteUnfinished(folder);
      }
      if (Files.isDirectory(place)) {
        return;
      }
      long needed = libraries.stream().mapToLong(library -> library.entry().getSize()).sum();
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < needed) {
        throw new IOException(
            String.format(
                Locale.ROOT, "%d MB are needed, %d MB are free", needed >> 20, free >> 20));
      }
      Path unfinished =
          folder.resolve(UNFINISHED + ProcessHandle.current().pid() + "-" + System.nanoTime());
      try {
        write(libraries, Files.createDirectories(unfinished.resolve(build)));
        Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        DurableFolder.force(folder);
      } catch (IOException e) {
        delete(unfinished);
        // Without locks, another program may have been faster: what it moved there is complete.
        if (!Files.isDirectory(place)) {
          throw e;
        }
      }
    }
  }

  /** Only one program unpacks at a time, where the file system can lock. */
  private static @Nullable FileLock lock(FileChannel file) {
    try {
      return file.lock();
    } catch (IOException | OverlappingFileLockException cannotLock) {
      return null;
    }
  }

  private static void write(List<Library> libraries, Path folder) throws IOException {
    for (Library library : libraries) {
      Path file = folder.resolve(library.name());
      CRC32 sum = new CRC32();
      try (InputStream packed =
              new CheckedInputStream(library.jar().getInputStream(library.entry()), sum);
          FileChannel written =
              FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        packed.transferTo(Channels.newOutputStream(written));
        written.force(true);
      }
      if (sum.getValue() != library.entry().getCrc()) {
        throw new IOException(
            "%s in %s is damaged; get the jar again"
                .formatted(library.name(), library.jar().getName()));
      }
      Matcher openBlas = OPENBLAS.matcher(library.name());
      if (openBlas.matches()) {
        again(file, folder.resolve(openBlas.replaceFirst(OPENBLAS_AGAIN)));
      }
    }
    DurableFolder.force(folder);
  }

  /** The same file by another name, of the same time, without which JavaCPP would copy it. */
  private static void again(Path file, Path name) throws IOException {
    try {
      Files.createLink(name, file);
    } catch (IOException | UnsupportedOperationException noLinks) {
      Files.copy(file, name, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private static void requireWhole(List<Library> libraries, Path folder) throws IOException {
    for (Library library : libraries) {
      Path file = folder.resolve(library.name());
      if (!Files.isRegularFile(file) || Files.size(file) != library.entry().getSize()) {
        throw new InvalidInputException(
            "%s: the unpacked library is damaged; stop all programs that use it and delete %s, and it is unpacked again"
                .formatted(file, folder.getParent()));
      }
    }
  }

  private static void deleteUnfinished(Path folder) throws IOException {
    List<Path> abandoned;
    try (Stream<Path> files = Files.list(folder)) {
      abandoned =
          files.filter(file -> file.getFileName().toString().startsWith(UNFINISHED)).toList();
    }
    for (Path directory : abandoned) {
      delete(directory);
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
