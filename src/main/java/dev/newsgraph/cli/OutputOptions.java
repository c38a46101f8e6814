package dev.newsgraph.cli;

import picocli.CommandLine.Option;

/** How much a command says, and in which form. */
final class OutputOptions {

	@Option(names = "--json",
			description = "The result as one JSON object on standard output, nothing else; of several folders, one in its results for each.")
	private boolean json;

	@Option(names = "--quiet", description = "No progress, and a summary only if something was rejected or failed.")
	private boolean quiet;

	@Option(names = "--problems", paramLabel = "N", defaultValue = "100",
			description = "How many problems the summary names; ${DEFAULT-VALUE} unless given.")
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
