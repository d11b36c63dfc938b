import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;

/**
 * Starts the Rapaio kernel as its own main class does, but quietly, and without two faults of its
 * version 3.0.1, by which one start in five hangs on a busy machine.
 */
final class Kernel {
  /** Within this time a thread that has nothing to do has ended. */
  private static final long SETTLED_MILLIS = 200;

  private Kernel() {}

  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.OFF);
    String connection = Files.readString(Path.of(arguments[0]));
    Channels channels = new Channels(Transform.fromJson(connection, ConnectionProperties.class));
    passOverEarlyMessages(channels);
    channels.connect(MainApp.kernel);
    startEndedLoops(channels);
    channels.joinUntilClose();
  }

  /**
   * The kernel listens before it has a place for its handlers, and a message in between ends the
   * thread that meets it. With an empty place the message is passed over, and Jupyter asks again.
   */
  private static void passOverEarlyMessages(Channels channels) throws ReflectiveOperationException {
    field(Channels.class, "handlers").set(channels, new HashMap<>());
  }

  /**
   * A loop's thread is started before the loop is said to be running, and ends at once where it
   * looks too early.
   */
  private static void startEndedLoops(Channels channels) throws Exception {
    Thread.sleep(SETTLED_MILLIS);
    for (String name : new String[] {"shell", "control", "heartbeat"}) {
      Object channel = field(Channels.class, name).get(channels);
      Thread loop = (Thread) field(channel.getClass(), "loopThread").get(channel);
      if (!loop.isAlive()) {
        new Thread(loop, loop.getName()).start();
      }
    }
  }

  private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
    Field field = owner.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
