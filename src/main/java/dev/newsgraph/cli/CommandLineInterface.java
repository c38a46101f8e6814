package dev.newsgraph.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** Entry point of the commands {@code import} and {@code validate}. */
public final class CommandLineInterface {

	private static final Set<String> COMMANDS = Set.of("import", "validate", "help", "--help", "-h");

	private CommandLineInterface() {
	}

	/**
	 * Returns whether the arguments name a command. Every argument that does not begin
	 * with a hyphen counts as a command, so that a misspelled command is reported.
	 * Otherwise all arguments are options of the gateway.
	 */
	public static boolean isCommand(String[] arguments) {
		return Arrays.stream(arguments)
			.anyMatch((argument) -> COMMANDS.contains(argument) || !argument.startsWith("-"));
	}

	/**
	 * Runs a command. A failure is reported by {@link FailureReporter}, never thrown.
	 * @param application the application class, started by commands that need a database
	 * @param arguments the command, its options, and options of the gateway as
	 * {@code --name.of.property=value}
	 * @return the exit code
	 */
	public static int run(Class<?> application, String[] arguments) {
		// Java 22 and later return a console even if the output is not a terminal.
		System.setProperty("jdk.console", "java.base");
		List<String> commandArguments = new ArrayList<>();
		List<String> gatewayOptions = new ArrayList<>();
		for (String argument : arguments) {
			(isGatewayOption(argument) ? gatewayOptions : commandArguments).add(argument);
		}
		FailureReporter failures = new FailureReporter(System.out, commandArguments);
		CommandLine line = new CommandLine(CommandSpec.forAnnotatedObject(new Root()));
		line.addSubcommand(new ImportCommand(application, gatewayOptions));
		line.addSubcommand(new ValidateCommand());
		line.addSubcommand(new CommandLine.HelpCommand());
		line.setParameterExceptionHandler(failures);
		line.setExecutionExceptionHandler(failures);
		try {
			return line.execute(commandArguments.toArray(String[]::new));
		}
		catch (Error ex) {
			return failures.report(ex);
		}
	}

	private static boolean isGatewayOption(String argument) {
		return argument.startsWith("--") && argument.indexOf('.') > 0 && argument.indexOf('=') > 0
				&& argument.indexOf('.') < argument.indexOf('=');
	}

	@Command(name = "newsgraph", mixinStandardHelpOptions = true, versionProvider = Version.class,
			description = "Without a command, the gateway starts; the documentation lists its options.")
	static final class Root implements Runnable {

		@Override
		public void run() {
			CommandLine.usage(this, System.out);
		}

	}

}
