package dev.newsgraph.importing;

import java.time.Clock;
import java.util.UUID;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.documents.DocumentLimits;
import dev.newsgraph.documents.DocumentReader;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportReport;

/** Brings the graph up to the seed folders. */
public final class GraphImport {

	private final GraphClient client;

	private final ImportProperties properties;

	private final DocumentReader reader;

	private final Clock clock;

	public GraphImport(GraphClient client, ImportProperties properties, Clock clock) {
		this.client = client;
		this.properties = properties;
		this.clock = clock;
		this.reader = reader(properties);
	}

	/** Reads documents within the configured limits. */
	static DocumentReader reader(ImportProperties properties) {
		DocumentLimits defaults = DocumentLimits.DEFAULTS;
		return new DocumentReader(new DocumentLimits((int) properties.maxFileSize().toBytes(),
				defaults.frontMatterBytes(), defaults.nesting(), defaults.indexedBytes()));
	}

	/** Imports all seed folders under the import root. */
	public ImportReport run() {
		return run(UUID.randomUUID().toString(), ImportRequest.everything(), ImportObserver.NONE);
	}

	/**
	 * Does what is requested and reports; an interrupt ends it after the batch that is
	 * being written.
	 * @param job the id of the run, which the documents that it writes will hold
	 */
	public ImportReport run(String job, ImportRequest request, ImportObserver observer) {
		return new ImportRun(this.client, this.properties, this.reader, this.clock, job, request, observer).run();
	}

}
