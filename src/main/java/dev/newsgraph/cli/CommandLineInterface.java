package dev.newsgraph.cli;

import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Entry point of the command line. The commands and their options are defined only in the
 * model of picocli, which also decides whether the arguments start the gateway.
 */
public final class CommandLineInterface {

	private CommandLineInterface() {
	}

	/**
	 * Returns whether the arguments are for the command line. Otherwise all of them are
	 * options of the gateway, such as {@code --server.port=8081}. An unknown command or
	 * option is for the command line, which reports it.
	 */
	public static boolean isCommand(String[] arguments) {
		List<String> commandArguments = commandArguments(arguments);
		if (commandArguments.isEmpty()) {
			return false;
		}
		try {
			ParseResult parsed = commandLine(Object.class, List.of())
				.parseArgs(commandArguments.toArray(String[]::new));
			return parsed.hasSubcommand() || parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested();
		}
		catch (ParameterException ex) {
			return true;
		}
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
		List<String> commandArguments = commandArguments(arguments);
		FailureReporter failures = new FailureReporter(System.out, commandArguments);
		CommandLine line = commandLine(application, gatewayOptions(arguments));
		line.setParameterExceptionHandler(failures);
		line.setExecutionExceptionHandler(failures);
		try {
			return line.execute(commandArguments.toArray(String[]::new));
		}
		catch (Error ex) {
			return failures.report(ex);
		}
	}

	/**
	 * Returns the model of the command line.
	 * @param application the application class, started by commands that need a database
	 * @param gatewayOptions options of the gateway as {@code --name.of.property=value}
	 */
	static CommandLine commandLine(Class<?> application, List<String> gatewayOptions) {
		CommandLine line = new CommandLine(CommandSpec.forAnnotatedObject(new Root()));
		line.addSubcommand(new ImportCommand(application, gatewayOptions));
		line.addSubcommand(new ValidateCommand(gatewayOptions));
		line.addSubcommand(new VerifyCommand(application, gatewayOptions));
		line.addSubcommand(new RebuildCommand(application, gatewayOptions));
		line.addSubcommand(new QueryCommand(gatewayOptions));
		line.addSubcommand(DocumentsCommand.create(gatewayOptions));
		line.addSubcommand(new KeyCommand(gatewayOptions));
		line.addSubcommand(new CommandLine.HelpCommand());
		line.setCaseInsensitiveEnumValuesAllowed(true);
		return line;
	}

	private static List<String> commandArguments(String[] arguments) {
		List<String> commandArguments = new ArrayList<>(List.of(arguments));
		commandArguments.removeIf(CommandLineInterface::isGatewayOption);
		return commandArguments;
	}

	private static List<String> gatewayOptions(String[] arguments) {
		List<String> gatewayOptions = new ArrayList<>(List.of(arguments));
		gatewayOptions.removeIf((argument) -> !isGatewayOption(argument));
		return gatewayOptions;
	}

	/**
	 * Returns whether the argument sets a property. The name of a property contains a
	 * dot, and no option of a command does.
	 */
	private static boolean isGatewayOption(String argument) {
		int equals = argument.indexOf('=');
		String name = (equals >= 0) ? argument.substring(0, equals) : argument;
		return name.startsWith("--") && name.indexOf('.') > 2;
	}

	@Command(name = "newsgraph", mixinStandardHelpOptions = true, versionProvider = Version.class,
			description = { "Without a command, the gateway starts.",
					"Options of the gateway set its properties, for example --server.port=8081; the documentation lists"
							+ " them." },
			footer = { "",
					"Exit codes: 0 the command succeeded, 1 failed, 2 invalid command line. The help of a command lists others." })
	static final class Root implements Runnable {

		@Override
		public void run() {
			CommandLine.usage(this, System.out);
		}

	}

}
