package dev.newsgraph.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Sends the same operations in several ways, in rounds that alternate, so that what changes on
 * the machine meanwhile affects all ways.
 */
final class AlternatingRounds {

	private static final Duration WARM_UP = Duration.ofSeconds(3);

	private static final int WARM_UP_PASSES = 2;

	private final Settings settings;

	private final List<Way> ways;

	AlternatingRounds(Settings settings, List<Way> ways) {
		this.settings = settings;
		this.ways = List.copyOf(ways);
	}

	/**
	 * Sends all operations in all ways before the first is measured, because the first seconds of
	 * a gateway are slow for all of them.
	 */
	void warmUp(List<Operation> operations) throws IOException, InterruptedException {
		for (int pass = 0; pass < WARM_UP_PASSES; pass++) {
			for (Operation operation : operations) {
				for (Way way : this.ways) {
					Wrk wrk = new Wrk(way.endpoint(), this.settings.callers(), this.settings.folder());
					wrk.warmUp(wrk.script(operation, way.name(), false, way.token()), WARM_UP);
				}
			}
		}
	}

	/**
	 * Returns the requests a second by way and round.
	 * @param repeated whether answers can be from the cache of answers
	 */
	double[][] measure(Operation operation, boolean repeated) throws IOException, InterruptedException {
		double[][] perSecond = new double[this.ways.size()][this.settings.rounds()];
		for (int round = -1; round < this.settings.rounds(); round++) {
			for (int i = 0; i < this.ways.size(); i++) {
				// Each way is the first one in its turn.
				int turn = (i + round + 1) % this.ways.size();
				Way way = this.ways.get(turn);
				Wrk wrk = new Wrk(way.endpoint(), this.settings.callers(), this.settings.folder());
				Path script = wrk.script(operation, way.name(), repeated, way.token());
				if (round < 0) {
					wrk.warmUp(script, WARM_UP);
				}
				else {
					perSecond[turn][round] = wrk.measure(script, this.settings.round()).perSecond();
				}
			}
		}
		return perSecond;
	}

	/** Returns the first line of a report. */
	String title(String name) {
		return "%s: %,d documents, %d callers, %d cores, JDK %s. Medians of %d alternating rounds of %d s.%n%n".formatted(
				name, this.settings.articles(), this.settings.callers(), Runtime.getRuntime().availableProcessors(),
				Runtime.version(), this.settings.rounds(), this.settings.round().toSeconds());
	}

	/** Returns the throughput of each round beside that of another way in the same round. */
	static double[] ratios(double[] measured, double[] beside) {
		double[] ratios = new double[measured.length];
		for (int i = 0; i < ratios.length; i++) {
			ratios[i] = measured[i] / beside[i];
		}
		return ratios;
	}

	/**
	 * A way to send the operations.
	 *
	 * @param endpoint the address of the gateway, or of a proxy
	 * @param token the token that each request has, or an empty text
	 */
	record Way(String name, URI endpoint, String token) {
	}

}
