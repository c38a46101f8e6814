package dev.newsgraph.importing.bulk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.bulk.EntityBlock;
import dev.newsgraph.database.bulk.EntitySource;
import dev.newsgraph.database.bulk.EntityVisitor;

/**
 * The relationships of documents to what they claim, and those between related articles.
 * They are made from the file of claims, so that claims are written only once. The other
 * relationships follow.
 */
final class ClaimEdges implements EntitySource {

	private final ClaimFile.Blocks claims;

	private final ClaimTargets targets;

	private final EntitySource others;

	/**
	 * Creates a source.
	 * @param claims the file of claims
	 * @param others the relationships that follow
	 */
	ClaimEdges(ClaimFile claims, ClaimTargets targets, EntitySource others) throws IOException {
		this.claims = claims.open();
		this.targets = targets;
		this.others = others;
	}

	@Override
	public @Nullable EntityBlock next() throws IOException {
		ClaimFile.Block block = this.claims.next();
		return (block != null) ? new Documents(block) : this.others.next();
	}

	@Override
	public void close() throws IOException {
		try (this.others) {
			this.claims.close();
		}
	}

	/** The relationships of the documents of a block. */
	private final class Documents implements EntityBlock {

		private final ByteBuffer bytes;

		private final List<long[]> related = new ArrayList<>();

		private long document;

		private int claim;

		private int documentsLeft;

		private int claimsLeft;

		private long article;

		private int position;

		private boolean isRelated;

		Documents(ClaimFile.Block block) {
			this.bytes = block.bytes();
			this.document = block.document() - 1;
			this.claim = block.claim();
			this.documentsLeft = block.documents();
		}

		@Override
		public boolean next(EntityVisitor visitor) throws IOException {
			if (!this.related.isEmpty()) {
				long[] edge = this.related.removeLast();
				visitor.edge("RELATED_TO", edge[0], edge[1]);
				visitor.property("position", edge[2]);
				visitor.end();
				return true;
			}
			while (this.claimsLeft == 0) {
				if (this.documentsLeft == 0) {
					return false;
				}
				beginDocument();
			}
			nextClaim(visitor);
			return true;
		}

		private void beginDocument() {
			int length = this.bytes.getInt();
			this.bytes.position(this.bytes.position() + length);
			this.claimsLeft = this.bytes.getInt();
			this.documentsLeft--;
			this.document++;
			this.position = 0;
			this.isRelated = false;
		}

		private void nextClaim(EntityVisitor visitor) throws IOException {
			boolean own = this.bytes.get() != ClaimFile.MENTION;
			String json = RecordBuffer.text(this.bytes);
			long target = ClaimEdges.this.targets.get(this.claim);
			visitor.edge(own ? "DESCRIBES" : "MENTIONS", this.document, target);
			visitor.property("claim", json);
			visitor.end();
			if (own) {
				this.article = target;
				this.isRelated = ClaimEdges.this.targets.isRelated(this.claim);
			}
			else if (this.isRelated) {
				this.related.add(new long[] { this.article, target, this.position++ });
			}
			this.claim++;
			this.claimsLeft--;
		}

	}

}
