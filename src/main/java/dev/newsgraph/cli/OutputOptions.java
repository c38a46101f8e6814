package dev.newsgraph.cli;

import picocli.CommandLine.Option;

/** Options for the output of a command. */
final class OutputOptions {

	@Option(names = "--json",
			description = "Prints only one JSON object on standard output. For several folders, its results contain one object for each.")
	private boolean json;

	@Option(names = "--quiet",
			description = "Hides the progress, and the summary unless a document was rejected or the command failed.")
	private boolean quiet;

	@Option(names = "--problems", paramLabel = "N", defaultValue = "100",
			description = "Number of problems in the summary; default ${DEFAULT-VALUE}.")
	private int problems;

	boolean json() {
		return this.json;
	}

	boolean quiet() {
		return this.quiet;
	}

	int problems() {
		return Math.max(0, this.problems);
	}

}
