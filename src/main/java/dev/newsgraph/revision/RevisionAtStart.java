package dev.newsgraph.revision;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;

import dev.newsgraph.database.DatabaseReachable;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.importing.GraphImport;

/** Counts the revision of a graph that an earlier version has written. */
final class RevisionAtStart {

	private static final Logger LOGGER = LoggerFactory.getLogger(RevisionAtStart.class);

	private final CurrentRevision revision;

	private final GraphImport graphImport;

	RevisionAtStart(CurrentRevision revision, GraphImport graphImport) {
		this.revision = revision;
		this.graphImport = graphImport;
	}

	@EventListener(DatabaseReachable.class)
	void count() {
		Thread.ofVirtual().name("revision").start(this::countIfMissing);
	}

	private void countIfMissing() {
		try {
			if (this.revision.read().revision() == null) {
				this.graphImport.storeRevision();
			}
		}
		catch (GraphClientException ex) {
			LOGGER.debug("The revision of the graph cannot be counted; the next import counts it.", ex);
		}
		catch (RuntimeException ex) {
			LOGGER.warn("The revision of the graph could not be counted. The next import counts it.", ex);
		}
	}

}
