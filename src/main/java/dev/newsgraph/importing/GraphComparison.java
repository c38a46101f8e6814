package dev.newsgraph.importing;

import java.time.Duration;
import java.util.List;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.importing.graph.ContentComparison;
import dev.newsgraph.importing.graph.DatabaseRetry;
import dev.newsgraph.importing.graph.GraphContent;
import dev.newsgraph.importing.graph.StoredFolders;
import dev.newsgraph.importing.report.ContentDifferences;

/**
 * Compares the content of a graph with that of one that was made from the same documents.
 * The graph is a function of its documents, so both are equal unless another program, or
 * an error, has changed one of them. Import jobs, recorded changes, stories and vectors
 * are not compared.
 */
public final class GraphComparison {

	private final GraphClient client;

	private final GraphContent content;

	/**
	 * Creates a comparison.
	 * @param client the client of the database
	 * @param properties the settings of the comparison
	 */
	public GraphComparison(GraphClient client, VerifyProperties properties) {
		this.client = client;
		this.content = new GraphContent(client, properties.pageSize());
	}

	/**
	 * Returns the names of the seed folders of which the graph holds documents.
	 * @throws GraphClientException if the graph cannot be read
	 */
	public List<String> folders() {
		return new StoredFolders(this.client, new DatabaseRetry(Duration.ZERO, () -> false)).names();
	}

	/**
	 * Compares the graph with one that was made from documents.
	 * @param folders the other graph
	 * @param limit how many differences are kept; all of them are counted
	 * @throws GraphClientException if a graph cannot be read
	 */
	public ContentDifferences compare(GraphComparison folders, int limit) {
		ContentDifferences differences = new ContentDifferences(limit);
		new ContentComparison(this.content, folders.content, differences).run();
		return differences;
	}

}
