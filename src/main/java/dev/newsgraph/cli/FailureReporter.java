package dev.newsgraph.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reports that a command failed before it had a result: one sentence on the error stream,
 * and one JSON object on standard output if the arguments contain {@code --json}.
 */
final class FailureReporter implements IParameterExceptionHandler, IExecutionExceptionHandler {

	private final PrintStream output;

	private final boolean json;

	/**
	 * Creates a reporter.
	 * @param output standard output, which receives the JSON object
	 * @param arguments the arguments of the command. They are searched for
	 * {@code --json}, because options are not parsed if one of them is invalid.
	 */
	FailureReporter(PrintStream output, List<String> arguments) {
		this.output = output;
		this.json = arguments.contains("--json") || arguments.contains("--json=true");
	}

	@Override
	public int handleParseException(ParameterException ex, String[] arguments) {
		String message = FailureMessage.oneLine(String.valueOf(ex.getMessage()));
		PrintWriter console = ex.getCommandLine().getErr();
		console.println(message);
		// The complete help would hide the sentence.
		UnmatchedArgumentException.printSuggestions(ex, console);
		console.printf("Run '%s --help' for its options.%n", ex.getCommandLine().getCommandSpec().qualifiedName());
		return json(ExitCode.USAGE, message);
	}

	@Override
	public int handleExecutionException(Exception ex, CommandLine commandLine, ParseResult parseResult) {
		return report(ex);
	}

	/** Reports an unexpected exception or error, and returns the exit code. */
	int report(Throwable failure) {
		String message = "The command failed: " + FailureMessage.of(failure);
		System.err.println(message);
		return json(ExitCode.FAILED, message);
	}

	private int json(ExitCode exit, String message) {
		if (this.json) {
			this.output.println(Result.failure(exit, message, List.of()));
		}
		return exit.code();
	}

}
