package io.github.sinecast.cli;

import io.github.sinecast.run.CodeVersion;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote down. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"sinecast " + CodeVersion.running().program()};
  }
}
