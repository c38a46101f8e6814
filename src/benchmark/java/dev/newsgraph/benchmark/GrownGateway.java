package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A gateway over a corpus of one size, and what a lone caller asks it: in each round the
 * same operations, of other articles.
 */
final class GrownGateway implements AutoCloseable {

	/** Articles, or pairs of articles, of a round. */
	private static final int SAMPLE = 2000;

	/** Articles of which the answers are compared with the driver's. */
	private static final int COMPARED = 20;

	/** As many as the gateway reads at most: the larger the corpus, the more have one score. */
	private static final int HITS = 10_000;

	private static final int PAGE = 250;

	private static final int PAGE_SIZE = 20;

	private final GatewayProcess process;

	private final Wrk wrk;

	/** The operations of the first round, and so the names of those of all. */
	private final List<Operation> operations;

	/** For each round the operations' scripts. */
	private final List<List<Path>> scripts = new ArrayList<>();

	/**
	 * Prepares what is asked, and keeps nothing else of the corpus.
	 * @param folder where scripts are written
	 */
	GrownGateway(GatewayProcess process, Corpus corpus, int rounds, long seed, Path folder)
			throws IOException, InterruptedException {
		this.process = process;
		this.wrk = new Wrk(process.graphql(), 1, folder);
		try (Gateway gateway = new Gateway(process.graphql()); Floor floor = new Floor(process.bolt(), 1)) {
			PageAnchor anchor = PageAnchor.behind((PAGE - 1) * PAGE_SIZE, gateway);
			Pairs pairs = new Pairs(corpus);
			this.operations = operations(corpus, pairs, anchor, COMPARED, seed);
			for (Operation operation : this.operations) {
				Answers.compare(operation, gateway, floor);
			}
			for (int round = 0; round < rounds; round++) {
				Path scriptsOfRound = Files.createDirectories(folder.resolve(String.valueOf(round)));
				List<Path> written = new ArrayList<>();
				for (Operation operation : operations(corpus, pairs, anchor, SAMPLE, seed + 1 + round)) {
					written.add(this.wrk.script(operation, scriptsOfRound));
				}
				this.scripts.add(written);
			}
		}
	}

	List<String> names() {
		return this.operations.stream().map(Operation::name).toList();
	}

	Round measure(int round, int operation, Duration duration) throws IOException, InterruptedException {
		return this.wrk.measure(this.scripts.get(round).get(operation), duration);
	}

	@Override
	public void close() {
		this.process.close();
	}

	/** Those that start from one article or ask for one page. */
	private static List<Operation> operations(Corpus corpus, Pairs pairs, PageAnchor anchor, int sample, long seed) {
		List<String> addresses = Operations.sample(corpus, sample, seed);
		return List.of(Operations.articleWithRelated(addresses), Operations.relatedOfRelated(addresses),
				RelationOperations.network(addresses), RelationOperations.path(pairs.apart(4, sample, seed)),
				RelationOperations.whyRelated(pairs.apart(2, sample, seed)), Operations.hottest(),
				Operations.firstPage(), Operations.laterPage(PAGE, anchor),
				SetOperations.filtered(corpus.topics()), SetOperations.search(HITS));
	}

}
