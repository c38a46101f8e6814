package dev.newsgraph.importing.bulk;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.importing.bulk.ExternalSort.SortedRecord;
import dev.newsgraph.importing.resolution.ArticleResolution;
import dev.newsgraph.importing.resolution.Claim;
import dev.newsgraph.importing.resolution.ClaimJson;
import dev.newsgraph.importing.resolution.ResolvedArticle;

/**
 * The second stage: merges the claims by article, and resolves articles and collections
 * on all processors.
 */
final class ArticleStage {

	private static final int PORTION = 200;

	private static final int PORTIONS_FOR_EACH_WORKER = 4;

	private final LoadFiles files;

	private final Workers workers;

	private final BooleanSupplier stopped;

	private final ClaimTargets targets;

	private final BlockingQueue<ArticleWriter> writers = new LinkedBlockingQueue<>();

	private final Queue<Future<?>> inProgress = new ArrayDeque<>();

	/**
	 * Creates the stage.
	 * @param targets receives the nodes on which claims are
	 * @param memory memory for the sort of references, in bytes
	 */
	ArticleStage(LoadFiles files, Workers workers, BooleanSupplier stopped, ClaimTargets targets, long memory) {
		this.files = files;
		this.workers = workers;
		this.stopped = stopped;
		this.targets = targets;
		for (int i = 0; i < workers.count(); i++) {
			this.writers.add(new ArticleWriter(files, memory / workers.count()));
		}
	}

	/**
	 * Runs the stage.
	 * @throws CancellationException if the load is stopped
	 */
	void run() throws IOException {
		try (ExternalSort.Records records = this.files.claimSort().records()) {
			List<Group> portion = new ArrayList<>();
			Group group = null;
			SortedRecord previous = null;
			for (SortedRecord record = records.next(); record != null; record = records.next()) {
				if (group == null || previous == null || !ClaimKey.isSameArticle(previous, record)) {
					if (portion.size() == PORTION) {
						submit(portion);
						portion = new ArrayList<>();
					}
					group = new Group(this.files.ids().next(1));
					portion.add(group);
				}
				ClaimKey claim = ClaimKey.of(record);
				group.add(claim);
				this.targets.set(claim.claim(), group.node);
				previous = record;
			}
			submit(portion);
			while (!this.inProgress.isEmpty()) {
				Workers.result(this.inProgress.remove());
			}
		}
		for (ArticleWriter writer : this.writers) {
			writer.complete();
		}
	}

	private void submit(List<Group> portion) throws IOException {
		if (this.stopped.getAsBoolean()) {
			throw new CancellationException();
		}
		while (this.inProgress.size() >= PORTIONS_FOR_EACH_WORKER * this.workers.count()) {
			Workers.result(this.inProgress.remove());
		}
		this.inProgress.add(this.workers.executor().submit(() -> {
			ArticleWriter writer = this.writers.take();
			try {
				for (Group group : portion) {
					resolve(group, writer);
				}
			}
			finally {
				this.writers.add(writer);
			}
			return null;
		}));
	}

	private void resolve(Group group, ArticleWriter writer) throws IOException {
		List<Claim> claims = new ArrayList<>();
		for (ClaimKey key : group.claims) {
			byte[] json = this.files.claims().read(key.offset(), key.length());
			claims.add(key.collection() ? ClaimJson.readCollection(json, key.sha256())
					: ClaimJson.read(json, key.own(), key.sha256()));
		}
		ResolvedArticle article = ArticleResolution.resolve(claims);
		if (article != null) {
			writer.add(group.node, article);
		}
		ClaimKey related = group.related;
		if (related != null && !related.collection()) {
			this.targets.setRelated(related.claim());
		}
	}

	/** The claims on an article that can give it a value. */
	private static final class Group {

		private final long node;

		private final List<ClaimKey> claims = new ArrayList<>();

		/** The claim that gives the related articles. */
		private @Nullable ClaimKey related;

		Group(long node) {
			this.node = node;
		}

		void add(ClaimKey claim) {
			// A claim changes nothing if the first claim fills all of its fields.
			if (this.claims.isEmpty() || (claim.filled() & ~this.claims.getFirst().filled()) != 0) {
				this.claims.add(claim);
			}
			if (this.related == null && claim.related()) {
				this.related = claim;
			}
		}

	}

}
