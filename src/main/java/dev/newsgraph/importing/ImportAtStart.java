package dev.newsgraph.importing;

import java.io.PrintStream;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;

import dev.newsgraph.database.DatabaseReachable;

/**
 * Imports the seed folders once, off the main thread, as soon as the database answers.
 */
final class ImportAtStart implements DisposableBean {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final GraphImport graphImport;

	private final int consoleProblems;

	private final ApplicationEventPublisher events;

	private final PrintStream console;

	private @Nullable Thread thread;

	private volatile boolean complete;

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
		ImportReport report = this.graphImport.run();
		this.complete = report.graph() != null;
		if (!Thread.currentThread().isInterrupted()) {
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
		if (this.thread != null) {
			this.thread.interrupt();
			this.thread.join(PATIENCE);
		}
	}

}
