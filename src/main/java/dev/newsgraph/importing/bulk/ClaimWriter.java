package dev.newsgraph.importing.bulk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.newsgraph.documents.CollectionDocument;
import dev.newsgraph.documents.Document;
import dev.newsgraph.documents.TopicDocument;
import dev.newsgraph.importing.resolution.Claim;
import dev.newsgraph.importing.resolution.ClaimJson;
import dev.newsgraph.importing.resolution.DocumentChange;
import dev.newsgraph.importing.resolution.DocumentVersion;
import dev.newsgraph.importing.resolution.GraphRevision;

/** Writes the documents that one thread has parsed, and their claims. */
final class ClaimWriter {

	private static final int BLOCK = 1024 * 1024;

	private final LoadFiles files;

	private final Run run;

	private final ExternalSort.Buffer sort;

	private final EntityFile.Writer nodes;

	private final EntityFile.Writer edges;

	private final RecordBuffer block = new RecordBuffer(BLOCK + BLOCK / 4);

	private final RecordBuffer key = new RecordBuffer(1024);

	private final List<Pending> claims = new ArrayList<>();

	private final List<DocumentChange> documents = new ArrayList<>();

	private GraphRevision revision = GraphRevision.EMPTY;

	/**
	 * Creates a writer.
	 * @param sortBytes memory for the sort
	 */
	ClaimWriter(LoadFiles files, Run run, long sortBytes) {
		this.files = files;
		this.run = run;
		this.sort = files.claimSort().buffer(sortBytes);
		this.nodes = files.nodes().writer();
		this.edges = files.edges().writer();
	}

	/** Adds a document of a seed folder. */
	void add(String folder, Document document) throws IOException {
		DocumentChange change = new DocumentChange(folder, document.path(), document, List.of());
		this.documents.add(change);
		List<Claim> all = DocumentChange.claims(folder, document);
		this.block.putText(change.key()).putInt(all.size());
		for (Claim claim : all) {
			byte[] json = ClaimJson.writeBytes(claim);
			boolean collection = document instanceof CollectionDocument;
			this.block.putByte(collection ? ClaimFile.COLLECTION : claim.own() ? ClaimFile.OWN : ClaimFile.MENTION)
				.putInt(json.length);
			this.claims.add(new Pending(claim, collection, this.block.size(), json.length));
			this.block.putBytes(json, 0, json.length);
		}
		this.revision = this.revision
			.plus(new DocumentVersion(change.folder(), change.path(), document.sha256(), this.run.mapping()));
		if (this.block.size() > BLOCK) {
			flush();
		}
	}

	private void flush() throws IOException {
		if (this.documents.isEmpty()) {
			return;
		}
		ClaimFile.Place place = this.files.claims().add(this.block, this.documents.size(), this.claims.size());
		int number = place.claim();
		for (Pending pending : this.claims) {
			int size = ClaimKey.write(this.key, pending.claim(), pending.collection(), number++,
					place.offset() + pending.offset(), pending.length());
			this.sort.add(this.key, size);
		}
		long id = place.document();
		for (DocumentChange change : this.documents) {
			Document document = change.document();
			if (document != null) {
				this.nodes.node(id, "Document",
						Map.of("key", change.key(), "folder", change.folder(), "path", change.path(), "sha256",
								document.sha256(), "importedAt", this.run.importedAt(), "job",
								this.run.job(change.folder()), "mapping", this.run.mapping()));
			}
			if (document instanceof TopicDocument topic) {
				this.edges.edge("DESCRIBES", id, this.files.ids().topic(topic.slug()),
						Map.of("claim", this.files.graph().addTopic(change.folder(), topic)));
			}
			id++;
		}
		this.block.clear();
		this.claims.clear();
		this.documents.clear();
	}

	/** Writes what is left, and returns the revision of all documents of this writer. */
	GraphRevision complete() throws IOException {
		flush();
		this.sort.complete();
		this.nodes.complete();
		this.edges.complete();
		return this.revision;
	}

	private record Pending(Claim claim, boolean collection, int offset, int length) {
	}

}
