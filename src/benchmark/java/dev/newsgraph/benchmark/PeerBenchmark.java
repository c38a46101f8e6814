package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the same questions alternately on the gateway and on its peer. */
final class PeerBenchmark {

	private static final int SAMPLE = 500;

	private final Settings settings;

	private final GatewayProcess process;

	PeerBenchmark(Settings settings, GatewayProcess process) {
		this.settings = settings;
		this.process = process;
	}

	/** Runs all rounds. The rounds of the peer are in the place of the floor. */
	List<Measurement> run(Corpus corpus) throws IOException, InterruptedException {
		try (Peer peer = Peer.start(Path.of(System.getProperty("benchmark.peer-source", "src/benchmark/peer")),
				this.settings.folder().resolve("peer"), this.process.bolt())) {
			Wrk ours = new Wrk(this.process.graphql(), this.settings.callers(), this.settings.folder());
			Wrk theirs = new Wrk(peer.graphql(), this.settings.callers(), this.settings.folder().resolve("peer"));
			Map<Operation, List<Path>> scripts = new LinkedHashMap<>();
			try (Gateway gateway = new Gateway(this.process.graphql()); Gateway other = new Gateway(peer.graphql())) {
				for (Pair pair : pairs(corpus)) {
					gateway.execute(pair.gateway().document(), pair.gateway().variables().getFirst());
					other.execute(pair.peer().document(), pair.peer().variables().getFirst());
					scripts.put(pair.gateway(), List.of(ours.script(pair.gateway()), theirs.script(pair.peer())));
				}
			}
			return measure(scripts, ours, theirs);
		}
	}

	private List<Measurement> measure(Map<Operation, List<Path>> scripts, Wrk ours, Wrk theirs)
			throws IOException, InterruptedException {
		List<Measurement> measurements = new ArrayList<>();
		for (Map.Entry<Operation, List<Path>> entry : scripts.entrySet()) {
			Measurement measurement = new Measurement(entry.getKey(), new ArrayList<>(), new ArrayList<>());
			Path own = entry.getValue().getFirst();
			Path peer = entry.getValue().getLast();
			for (int i = 0; i < 2; i++) {
				ours.measure(own, Duration.ofSeconds(2));
				theirs.measure(peer, Duration.ofSeconds(2));
			}
			for (int i = 0; i < this.settings.rounds(); i++) {
				Round first = (i % 2 == 1) ? ours.measure(own, this.settings.round()) : null;
				measurement.floor().add(theirs.measure(peer, this.settings.round()));
				measurement.gateway().add((first != null) ? first : ours.measure(own, this.settings.round()));
			}
			measurements.add(measurement);
		}
		return measurements;
	}

	// Without dates of nested nodes, which the peer formats by a function of APOC.
	private static List<Pair> pairs(Corpus corpus) {
		List<String> topics = corpus.topics().stream().map(Prose::slug).toList();
		List<String> frequent = SetOperations.frequent(corpus).stream().map(Prose::slug).toList();
		List<String> addresses = Operations.sample(corpus, SAMPLE, 2026);
		return List.of(new Pair("coverage of a topic, top 20", """
				query ($slug: String!) {
				  topic(name: $slug) {
				    name
				    coverage(first: 20) {
				      edges {
				        node {
				          provider { name domain }
				          articleCount share averageQuality averageHeat firstPublished lastPublished
				        }
				      }
				    }
				  }
				}
				""", """
				query ($slug: String!) {
				  topics(where: {slug: {eq: $slug}}) {
				    name
				    coverage(first: 20) {
				      domain name articleCount share averageQuality averageHeat firstPublished lastPublished
				    }
				  }
				}
				""", Operations.each("slug", topics)), new Pair("article, related, their provider and related", """
				query ($webUrl: URL!) {
				  article(webUrl: $webUrl) {
				    title webUrl quality heat
				    provider { name domain }
				    related(first: 10) {
				      edges {
				        position
				        node {
				          title webUrl
				          provider { name domain }
				          related(first: 10) { edges { node { title webUrl } } }
				        }
				      }
				    }
				  }
				}
				""", """
				query ($webUrl: String!) {
				  articles(where: {key: {eq: $webUrl}}) {
				    title webUrl quality heat
				    provider { name domain }
				    relatedConnection(first: 10, sort: [{edge: {position: ASC}}]) {
				      edges {
				        properties { position }
				        node {
				          title webUrl
				          provider { name domain }
				          relatedConnection(first: 10, sort: [{edge: {position: ASC}}]) { edges { node { title webUrl } } }
				        }
				      }
				    }
				  }
				}
				""", Operations.each("webUrl", addresses)), new Pair("top 20 by heat, provider and topics", """
				query ($first: Int!) {
				  articles(first: $first, orderBy: [{field: HEAT, direction: DESC}]) {
				    edges { node { title webUrl heat provider { name domain } topics { name slug } } }
				  }
				}
				""", """
				query ($first: Int!) {
				  articles(where: {heat: {gte: 0}}, limit: $first, sort: [{heat: DESC}]) {
				    title webUrl heat provider { name domain } topics { name slug }
				  }
				}
				""", List.of(Map.of("first", 20))), new Pair("a topic's articles of quality, top 20 by heat", """
				query ($slug: String!) {
				  articles(where: {topics: {some: {slug: {eq: $slug}}}, quality: {gte: 60}},
				      orderBy: [{field: HEAT, direction: DESC}], first: 20) {
				    edges { node { title webUrl heat quality provider { name domain } } }
				  }
				}
				""", """
				query ($slug: String!) {
				  articles(where: {topics: {some: {slug: {eq: $slug}}}, quality: {gte: 60}, heat: {gte: 0}},
				      sort: [{heat: DESC}], limit: 20) {
				    title webUrl heat quality provider { name domain }
				  }
				}
				""", Operations.each("slug", frequent)));
	}

	/**
	 * The same question to both servers.
	 *
	 * @param gateway the operation for the gateway
	 * @param peer the operation for the peer
	 */
	private record Pair(Operation gateway, Operation peer) {

		Pair(String name, String document, String ofPeer, List<Map<String, Object>> variables) {
			this(new Operation(name, document, variables, "", variables),
					new Operation(name + " of the peer", ofPeer, variables, "", variables));
		}

	}

}
