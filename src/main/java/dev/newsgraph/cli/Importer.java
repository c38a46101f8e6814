package dev.newsgraph.cli;

import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.report.ImportReport;

/** A way to the graph. */
interface Importer extends AutoCloseable {

	/**
	 * Runs one job.
	 * @throws ImporterException when it cannot begin, or its end cannot be seen
	 */
	ImportReport run(ImportRequest request, ConsoleProgress progress) throws InterruptedException;

	@Override
	void close();

}
