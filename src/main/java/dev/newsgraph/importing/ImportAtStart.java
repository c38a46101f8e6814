package dev.newsgraph.importing;

import java.io.PrintStream;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;

import dev.newsgraph.database.DatabaseReachable;

/**
 * Imports the seed folders once, off the main thread, as soon as the database answers.
 */
final class ImportAtStart implements DisposableBean {

	private static final Logger LOGGER = LoggerFactory.getLogger(ImportAtStart.class);

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final GraphImport graphImport;

	private final int consoleProblems;

	private final ApplicationEventPublisher events;

	private final PrintStream console;

	private @Nullable Thread thread;

	private volatile boolean complete;

	private volatile boolean stopping;

	ImportAtStart(GraphImport graphImport, int consoleProblems, ApplicationEventPublisher events, PrintStream console) {
		this.graphImport = graphImport;
		this.consoleProblems = consoleProblems;
		this.events = events;
		this.console = console;
	}

	@EventListener(DatabaseReachable.class)
	synchronized void start() {
		if (!this.complete && (this.thread == null || !this.thread.isAlive())) {
			this.thread = Thread.ofPlatform().name("import").start(this::run);
		}
	}

	private void run() {
		try {
			importAndReport();
		}
		catch (RuntimeException ex) {
			// The driver takes an interrupt in the middle of a call for a failure of its
			// own.
			if (!this.stopping) {
				LOGGER.error("The import ended early by a fault of its own; what was written stays.", ex);
			}
		}
	}

	private void importAndReport() {
		ImportReport report = this.graphImport.run();
		this.complete = report.graph() != null;
		if (!this.stopping) {
			this.console.print("\n" + ImportReportText.of(report, this.consoleProblems));
			this.console.flush();
			this.events.publishEvent(new ImportFinished(report));
		}
	}

	/**
	 * Ends the import after the batch that is being written; the driver is closed after
	 * this.
	 */
	@Override
	public synchronized void destroy() throws InterruptedException {
		this.stopping = true;
		if (this.thread != null) {
			this.thread.interrupt();
			this.thread.join(PATIENCE);
		}
	}

}
