package dev.newsgraph.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands beside the gateway itself. */
public final class CommandLineInterface {

	private static final Set<String> COMMANDS = Set.of("import", "validate", "help", "--help", "-h");

	private CommandLineInterface() {
	}

	/**
	 * Whether the arguments name a command, or something mistaken for one; else they are
	 * the gateway's options.
	 */
	public static boolean isMeant(String[] arguments) {
		return Arrays.stream(arguments)
			.anyMatch((argument) -> COMMANDS.contains(argument) || !argument.startsWith("-"));
	}

	/**
	 * Runs a command.
	 * @param application the application's class, to be started for what needs a database
	 * @return the exit code
	 */
	public static int run(Class<?> application, String[] arguments) {
		// Java 22 and later would give a console to what is no terminal, too.
		System.setProperty("jdk.console", "java.base");
		List<String> own = new ArrayList<>();
		List<String> gateway = new ArrayList<>();
		for (String argument : arguments) {
			boolean option = argument.startsWith("--") && argument.indexOf('.') > 0 && argument.indexOf('=') > 0
					&& argument.indexOf('.') < argument.indexOf('=');
			(option ? gateway : own).add(argument);
		}
		CommandLine line = new CommandLine(CommandSpec.forAnnotatedObject(new Root()));
		line.addSubcommand(new ImportCommand(application, gateway));
		line.addSubcommand(new ValidateCommand());
		line.addSubcommand(new CommandLine.HelpCommand());
		line.setParameterExceptionHandler((ex, ignored) -> refuse(ex));
		return line.execute(own.toArray(String[]::new));
	}

	// The whole help would bury the sentence.
	private static int refuse(ParameterException mistake) {
		PrintWriter console = mistake.getCommandLine().getErr();
		console.println(mistake.getMessage());
		UnmatchedArgumentException.printSuggestions(mistake, console);
		console.printf("%s --help tells more.%n", mistake.getCommandLine().getCommandSpec().qualifiedName());
		return ExitCode.USAGE.code();
	}

	@Command(name = "newsgraph", mixinStandardHelpOptions = true, versionProvider = Version.class,
			description = "Without a command, the gateway starts; its options are in the README.")
	static final class Root implements Runnable {

		@Override
		public void run() {
			CommandLine.usage(this, System.out);
		}

	}

}
