package io.github.sinecast.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A master and two workers of one core each, as processes on this machine. */
final class LoopbackCluster implements AutoCloseable {
  private static final Path DISTRIBUTION =
      Path.of(System.getProperty("sinecast.distribution", "target/sinecast")).toAbsolutePath();
  private static final String HOST = "127.0.0.1";
  private static final int WORKERS = 2;

  private final Path folder;
  private final List<Process> workers = new ArrayList<>();
  private final Process master;
  private final int port = freePort();

  LoopbackCluster(Path folder) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    this.master = node("master", "--host", HOST, "--port", "" + port, "--webui-port", "0");
    waitFor(folder.resolve("master.log"), "New state: ALIVE", 1);
    for (int worker = 1; worker <= WORKERS; worker++) {
      addWorker();
    }
    waitFor(folder.resolve("master.log"), "Registering worker", WORKERS);
  }

  /** Adds a worker to those that there are. */
  void addWorker() throws IOException {
    String name = "worker-" + (workers.size() + 1);
    workers.add(
        node(
            name,
            "--host",
            HOST,
            "--cores",
            "1",
            "--memory",
            "2g",
            "--webui-port",
            "0",
            "--work-dir",
            folder.resolve(name).toString(),
            address()));
  }

  String address() {
    return "spark://" + HOST + ":" + port;
  }

  private Process node(String name, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    // Its group is killed with the executors that it has started.
    command.add("setsid");
    command.add(DISTRIBUTION.resolve("lib-spark/bin/node").toString());
    command.add(name.replaceFirst("-\\d+", ""));
    command.addAll(List.of(arguments));
    return start(command, folder.resolve(name + ".log"), folder);
  }

  private static Process start(List<String> command, Path log, Path directory) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(Map.of("SPARK_LOCAL_IP", HOST, "OMP_NUM_THREADS", "1"));
    return builder.start();
  }

  /** The class path of executors where the distribution is on each machine. */
  static String programOnNodes() {
    return DISTRIBUTION.resolve("lib")
        + "/*:"
        + DISTRIBUTION.resolve("lib-spark/sinecast-spark.jar");
  }

  /** Starts the program; what it prints goes into a file. */
  static Process sinecast(Path directory, Path output, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(DISTRIBUTION.resolve("bin/sinecast").toString());
    command.addAll(List.of(arguments));
    return start(command, output, directory);
  }

  /** Kills a worker with the executors that it has started, as a power failure would. */
  void kill(int worker) throws IOException {
    kill(workers.get(worker - 1));
  }

  private static void kill(Process leader) throws IOException {
    new ProcessBuilder("kill", "-KILL", "--", "-" + leader.pid()).start().onExit().join();
    leader.onExit().join();
  }

  /** Waits until a file tells something so many times. */
  static void waitFor(Path file, String text, int times) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (count(file, text) < times) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            file
                + " never told "
                + text
                + ":\n"
                + (Files.exists(file) ? Files.readString(file) : ""));
      }
      Thread.sleep(50);
    }
  }

  static long count(Path file, String text) throws IOException {
    return Files.exists(file)
        ? Files.readString(file).lines().filter(line -> line.contains(text)).count()
        : 0;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no port is free", e);
    }
  }

  @Override
  public void close() throws IOException {
    for (Process worker : workers) {
      kill(worker);
    }
    kill(master);
  }
}
