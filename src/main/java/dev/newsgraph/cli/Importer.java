package dev.newsgraph.cli;

import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.report.ImportReport;

/** Runs import jobs, in this process or in a running gateway. */
interface Importer extends AutoCloseable {

	/**
	 * Runs one job and waits until it ends.
	 * @throws ImporterException if the job cannot start, or if its result is unknown
	 */
	ImportReport run(ImportRequest request, ConsoleProgress progress) throws InterruptedException;

	@Override
	void close();

}
