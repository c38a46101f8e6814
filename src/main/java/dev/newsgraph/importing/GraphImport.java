package dev.newsgraph.importing;

import java.time.Clock;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.Caller;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.documents.DocumentLimits;
import dev.newsgraph.documents.DocumentReader;
import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.importing.graph.DocumentVersions;
import dev.newsgraph.importing.graph.ImportId;
import dev.newsgraph.importing.graph.NewerGraphException;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportReport;

/** Imports seed folders into the graph. */
public final class GraphImport {

	private final GraphClient client;

	private final ImportProperties properties;

	private final DocumentReader reader;

	private final Clock clock;

	/**
	 * Creates an import with the default tracking parameters.
	 * @param client the client of the database
	 * @param properties the settings of the import
	 * @param clock the clock for the time of the import that documents record
	 */
	public GraphImport(GraphClient client, ImportProperties properties, Clock clock) {
		this(client, properties, TrackingParameters.DEFAULTS, clock);
	}

	/**
	 * Creates an import.
	 * @param client the client of the database
	 * @param properties the settings of the import
	 * @param tracking the query parameters that are not part of an address
	 * @param clock the clock for the time of the import that documents record
	 */
	public GraphImport(GraphClient client, ImportProperties properties, TrackingParameters tracking, Clock clock) {
		this.client = client;
		this.properties = properties;
		this.clock = clock;
		this.reader = reader(properties, tracking);
	}

	/**
	 * Counts and stores the revision of the graph, if it has none because an earlier
	 * version has written it. An import does the same. Does nothing if a newer version
	 * has written to the graph.
	 * @throws GraphClientException if the transaction fails
	 */
	public void storeRevision() {
		try {
			DocumentVersions.storeRevision(this.client);
		}
		catch (NewerGraphException ex) {
			// The next import says so.
		}
	}

	/**
	 * Returns the version of the mapping from files to documents, which the graph keeps
	 * with each document. Two graphs with the same files are equal only if it is the
	 * same.
	 */
	public String mapping() {
		return this.reader.mapping();
	}

	/** Creates a reader of documents with the configured limits. */
	static DocumentReader reader(ImportProperties properties, TrackingParameters tracking) {
		DocumentLimits defaults = DocumentLimits.DEFAULTS;
		return new DocumentReader(
				new DocumentLimits((int) properties.maxFileSize().toBytes(), defaults.frontMatterBytes(),
						defaults.nesting(), defaults.indexedBytes(), tracking, properties.siteUrl()));
	}

	/**
	 * Returns why this version does not write to the graph, in one sentence, or
	 * {@code null} if it does.
	 * @param caller the client that waits for the answer, or {@code null} if there is
	 * none
	 * @throws GraphClientException if the graph cannot be read
	 */
	public static @Nullable String refusal(GraphClient client, @Nullable Caller caller) {
		try {
			DocumentVersions.requireWritable(client, caller);
			return null;
		}
		catch (NewerGraphException ex) {
			return ex.getMessage();
		}
	}

	/** Imports all seed folders under the import root, without a job. */
	public ImportReport run() {
		return run(ImportRequest.everything(), ImportObserver.NONE);
	}

	/**
	 * Runs an import without a job and returns its report.
	 * @param request what to import
	 * @param observer receives progress, problems and differences
	 */
	public ImportReport run(ImportRequest request, ImportObserver observer) {
		return run(new ImportId(UUID.randomUUID().toString(), false), request, observer);
	}

	/**
	 * Runs the import of a job and returns its report. If the thread is interrupted, or
	 * the observer stops the import, it ends after the current batch. It also ends if the
	 * graph does not have the job any more, or has it as ended. Errors of the database
	 * are part of the report.
	 * @param job the key of the job, which is stored with each document that is written
	 * @param request what to import
	 * @param observer receives progress, problems and differences
	 */
	public ImportReport run(String job, ImportRequest request, ImportObserver observer) {
		return run(new ImportId(job, true), request, observer);
	}

	private ImportReport run(ImportId id, ImportRequest request, ImportObserver observer) {
		return new ImportRun(this.client, this.properties, this.reader, this.clock, id, request, observer).run();
	}

}
