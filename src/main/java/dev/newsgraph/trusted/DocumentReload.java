package dev.newsgraph.trusted;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/**
 * Loads the trusted documents at the start, and looks at their folder at regular
 * intervals.
 */
final class DocumentReload implements InitializingBean, DisposableBean {

	private static final Logger LOGGER = LoggerFactory.getLogger(DocumentReload.class);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(1);

	private final TrustedDocuments documents;

	private final Duration interval;

	private final Thread thread = Thread.ofPlatform().name("trusted-documents").daemon().unstarted(this::run);

	/**
	 * Creates a reload.
	 * @param interval time between two looks; zero for none
	 */
	DocumentReload(TrustedDocuments documents, Duration interval) {
		this.documents = documents;
		this.interval = interval;
	}

	@Override
	public void afterPropertiesSet() {
		this.documents.load();
		if (this.interval.isPositive()) {
			this.thread.start();
		}
	}

	private void run() {
		try {
			while (true) {
				Thread.sleep(this.interval);
				refresh();
			}
		}
		catch (InterruptedException ex) {
			// The gateway stops.
		}
	}

	private void refresh() {
		try {
			this.documents.refresh();
		}
		catch (RuntimeException ex) {
			LOGGER.warn("The folder of the trusted documents could not be read; the next look tries again.", ex);
		}
	}

	@Override
	public void destroy() throws InterruptedException {
		this.thread.interrupt();
		this.thread.join(STOP_TIMEOUT);
	}

}
