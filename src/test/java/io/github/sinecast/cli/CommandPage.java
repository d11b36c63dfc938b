package io.github.sinecast.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes the page that describes every command, from what picocli knows of them. */
final class CommandPage {
  private static final int WIDTH = 100;

  private final StringBuilder page = new StringBuilder();

  private CommandPage() {}

  /** The page's sections, as Markdown: all commands, what they share, and the exit codes. */
  static String of(CommandLine program) {
    CommandPage page = new CommandPage();
    List<CommandSpec> commands =
        program.getSubcommands().values().stream()
            .flatMap(CommandPage::withSubcommands)
            .map(CommandLine::getCommandSpec)
            .toList();
    page.overview(commands);
    page.shared(program.getCommandSpec());
    page.exitCodes(program.getCommandSpec());
    commands.forEach(page::command);
    return page.page.toString();
  }

  private static Stream<CommandLine> withSubcommands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(CommandPage::withSubcommands));
  }

  private void overview(List<CommandSpec> commands) {
    page.append("\n| command | what it does |\n|---|---|\n");
    for (CommandSpec command : commands) {
      String name = command.qualifiedName();
      page.append(
          "| [`%s`](#%s) | %s |\n".formatted(name, name.replace(' ', '-'), cell(summary(command))));
    }
  }

  private void shared(CommandSpec program) {
    page.append("\n## Options of every command\n\n");
    rows(program.options().stream().map(CommandPage::row).toList());
  }

  private void exitCodes(CommandSpec program) {
    page.append("\n## Exit codes\n\n| code | meaning |\n|---|---|\n");
    for (Map.Entry<String, String> code : program.usageMessage().exitCodeList().entrySet()) {
      page.append("| %s | %s |\n".formatted(code.getKey().strip(), cell(code.getValue())));
    }
  }

  private void command(CommandSpec command) {
    page.append("\n## `").append(command.qualifiedName()).append("`\n\n");
    page.append(description(command)).append("```text\n");
    command.usageMessage().width(WIDTH);
    Help help = new Help(command, Help.defaultColorScheme(Help.Ansi.OFF));
    page.append(help.synopsis(0).strip()).append("\n```\n");
    List<Row> rows =
        Stream.concat(
                command.positionalParameters().stream().map(CommandPage::row),
                command.options().stream()
                    .filter(option -> !isShared(option))
                    .map(CommandPage::row))
            .toList();
    if (!rows.isEmpty()) {
      page.append('\n');
      rows(rows);
    }
  }

  /** Whether all commands have the option; picocli gives help and version to each anew. */
  private static boolean isShared(OptionSpec option) {
    return option.inherited() || option.usageHelp() || option.versionHelp();
  }

  private void rows(List<Row> rows) {
    page.append("| argument | meaning |\n|---|---|\n");
    rows.forEach(row -> page.append("| `%s` | %s |\n".formatted(cell(row.name()), row.help())));
  }

  private static Row row(PositionalParamSpec parameter) {
    return new Row(parameter.paramLabel(), help(parameter));
  }

  private static Row row(OptionSpec option) {
    String names = String.join(", ", option.names());
    boolean flag = option.arity().max() == 0;
    return new Row(flag ? names : names + " " + option.paramLabel(), help(option));
  }

  private static String help(ArgSpec argument) {
    return cell(plain(argument.description()));
  }

  /** The description: its first line a paragraph, what is below it a list. */
  private static String description(CommandSpec command) {
    String[] lines = command.usageMessage().description();
    String below =
        Stream.of(lines)
            .skip(1)
            .filter(line -> !line.isBlank())
            .map(line -> "- " + plain(line.strip()) + "\n")
            .collect(Collectors.joining());
    return plain(lines[0]) + "\n\n" + (below.isEmpty() ? "" : below + "\n");
  }

  /** The first sentence, or what stands before its list. */
  private static String summary(CommandSpec command) {
    return plain(command.usageMessage().description()[0]).replaceFirst("[.:;] .*|[.:]$", "");
  }

  /** Help as the terminal shows it, in one line and without markup. */
  private static String plain(String... lines) {
    String markup = String.join(" ", lines).formatted();
    return Help.Ansi.OFF.text(markup).toString().replaceAll("\\s+", " ").strip();
  }

  /** Text in one cell of a table. */
  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  /** One argument of a command. */
  private record Row(String name, String help) {}
}
