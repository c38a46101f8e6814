package dev.newsgraph.importing.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.newsgraph.importing.resolution.WholeGraph;

/** The temporary files of a load, and what its threads share. */
final class LoadFiles implements AutoCloseable {

	private final NodeIds ids = new NodeIds();

	private final WholeGraph graph = new WholeGraph();

	private final ClaimFile claims;

	private final EntityFile nodes;

	private final EntityFile edges;

	private final ExternalSort claimSort;

	private final ExternalSort references;

	private final ExternalSort items;

	/**
	 * Creates the files.
	 * @param folder the folder, which is created
	 */
	LoadFiles(Path folder) throws IOException {
		Files.createDirectories(folder);
		Names names = new Names();
		this.claims = new ClaimFile(folder.resolve("claims"), this.ids);
		this.nodes = new EntityFile(folder.resolve("nodes"), names);
		this.edges = new EntityFile(folder.resolve("edges"), names);
		this.claimSort = new ExternalSort(folder, "sort");
		this.references = new ExternalSort(folder, "references");
		this.items = new ExternalSort(folder, "items");
	}

	NodeIds ids() {
		return this.ids;
	}

	WholeGraph graph() {
		return this.graph;
	}

	/** Returns the claims. */
	ClaimFile claims() {
		return this.claims;
	}

	/** Returns the nodes. */
	EntityFile nodes() {
		return this.nodes;
	}

	/** Returns the relationships, without those that {@link ClaimEdges} makes. */
	EntityFile edges() {
		return this.edges;
	}

	/** Returns the sort of the claims by article. */
	ExternalSort claimSort() {
		return this.claimSort;
	}

	/** Returns the sort of the references to images and names of items. */
	ExternalSort references() {
		return this.references;
	}

	/** Returns the sort of the items of collections and of the documents. */
	ExternalSort items() {
		return this.items;
	}

	@Override
	public void close() throws IOException {
		try (this.claims; this.nodes) {
			this.edges.close();
		}
	}

}
