package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A gateway with a corpus of one size, and the operations that a single caller sends to it.
 * Each round uses the same operations for other articles.
 */
final class GrownGateway implements AutoCloseable {

	/** Number of articles, or pairs of articles, in a round. */
	private static final int SAMPLE = 2000;

	/** Number of articles whose answers are compared with the answers of the driver. */
	private static final int COMPARED = 20;

	/** Maximum number of hits that the gateway reads. A large corpus has many equal scores. */
	private static final int HITS = 10_000;

	private static final int PAGE = 250;

	private static final int PAGE_SIZE = 20;

	private final GatewayProcess process;

	private final Wrk wrk;

	/** The operations of the comparison, which have the same names in each round. */
	private final List<Operation> operations;

	/** The scripts of the operations, for each round. */
	private final List<List<Path>> scripts = new ArrayList<>();

	/**
	 * Compares the answers and writes the scripts. The corpus is not kept.
	 * @param folder the folder for the scripts
	 */
	GrownGateway(GatewayProcess process, Corpus corpus, int rounds, long seed, Path folder)
			throws IOException, InterruptedException {
		this.process = process;
		this.wrk = new Wrk(process.graphql(), 1, folder);
		try (Gateway gateway = new Gateway(process.graphql()); Floor floor = new Floor(process.bolt(), 1)) {
			PageAnchor anchor = PageAnchor.after((PAGE - 1) * PAGE_SIZE, gateway);
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

	/** Returns the names of the operations. */
	List<String> names() {
		return this.operations.stream().map(Operation::name).toList();
	}

	/** Measures one round of an operation. */
	Round measure(int round, int operation, Duration duration) throws IOException, InterruptedException {
		return this.wrk.measure(this.scripts.get(round).get(operation), duration);
	}

	@Override
	public void close() {
		this.process.close();
	}

	/** Returns the operations whose duration should not depend on the size of the graph. */
	private static List<Operation> operations(Corpus corpus, Pairs pairs, PageAnchor anchor, int sample, long seed) {
		List<String> addresses = Operations.sample(corpus, sample, seed);
		return List.of(Operations.articleWithRelated(addresses), Operations.relatedOfRelated(addresses),
				RelationOperations.network(addresses), RelationOperations.path(pairs.apart(4, sample, seed)),
				RelationOperations.whyRelated(pairs.apart(2, sample, seed)), Operations.hottest(),
				Operations.firstPage(), Operations.laterPage(PAGE, anchor),
				SetOperations.filtered(corpus), SetOperations.search(HITS));
	}

}
