package dev.newsgraph.export;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.events.FinishedOperation;
import dev.newsgraph.query.events.OperationEvents;
import dev.newsgraph.query.events.OperationRun;

/**
 * Publishes an export as an operation, when its last row was sent. Does nothing if there
 * is no listener.
 */
final class ExportObservation {

	private final OperationEvents events;

	private final HttpServletRequest request;

	private final @Nullable OperationRun run;

	private boolean sending;

	private ExportObservation(OperationEvents events, HttpServletRequest request, @Nullable OperationRun run) {
		this.events = events;
		this.request = request;
		this.run = run;
	}

	/** Begins the time of a request. */
	static ExportObservation begin(OperationEvents events, HttpServletRequest request) {
		OperationRun run = events.begin();
		// The callers of its pages note their statements in it.
		request.setAttribute(OperationRun.ATTRIBUTE, run);
		return new ExportObservation(events, request, run);
	}

	/** Notes which operation is exported. */
	void begin(String document, @Nullable String operationName) {
		if (this.run != null) {
			this.run.beginExport(document, operationName);
		}
	}

	/** Notes an error. The first one is the outcome. */
	void fail(@Nullable String code) {
		if (this.run != null && code != null) {
			this.run.fail(code);
		}
	}

	/** Notes that the end is that of {@link #send}. */
	void sending() {
		this.sending = true;
	}

	/** Sends the rows, and publishes the export. */
	ExportResult send(Sender rows) throws IOException {
		boolean sent = false;
		try {
			ExportResult result = rows.send();
			fail(result.code());
			sent = true;
			return result;
		}
		finally {
			if (!sent) {
				fail(FinishedOperation.CLIENT_GONE);
			}
			publish();
		}
	}

	/** Publishes an export that was refused. */
	void endUnlessSending() {
		if (!this.sending) {
			publish();
		}
	}

	private void publish() {
		FinishedOperation event = (this.run != null) ? this.run.finish(this.request::getHeader) : null;
		if (event != null) {
			this.events.publish(event);
		}
	}

	/** Sends the rows of an export. */
	@FunctionalInterface
	interface Sender {

		/**
		 * Sends the rows.
		 * @throws IOException if the client does not receive them
		 */
		ExportResult send() throws IOException;

	}

}
