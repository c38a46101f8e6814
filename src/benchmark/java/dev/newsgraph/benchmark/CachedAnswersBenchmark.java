package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Measures operations that are repeated, which the gateway answers from its cache of
 * answers, beside the driver that executes them. The other benchmarks ask for executions
 * by {@code Cache-Control: no-cache}.
 */
final class CachedAnswersBenchmark {

	/** The wanted multiple of the floor. */
	static final double WANTED_RATIO = 10;

	/** The wanted number of answers a second. */
	static final double WANTED_PER_SECOND = 15_000;

	private static final int SAMPLE = 100;

	/** Longer than the gateway relies on a revision. */
	private static final Duration WARM_UP = Duration.ofSeconds(3);

	private final Settings settings;

	private final Floor floor;

	private final Wrk wrk;

	CachedAnswersBenchmark(Settings settings, Floor floor, Wrk wrk) {
		this.settings = settings;
		this.floor = floor;
		this.wrk = wrk;
	}

	/** Measures each operation in alternating rounds. */
	List<Measurement> run(Corpus corpus) throws IOException, InterruptedException, ExecutionException {
		List<Measurement> measurements = new ArrayList<>();
		for (Operation operation : Operations.all(corpus, SAMPLE, this.settings.seed())) {
			Path script = this.wrk.repeatedScript(operation);
			this.wrk.measure(script, WARM_UP);
			Measurement measurement = new Measurement(operation, new ArrayList<>(), new ArrayList<>());
			for (int i = 0; i < this.settings.rounds(); i++) {
				measurement.floor().add(this.floor.measure(operation, this.settings.round()));
				measurement.gateway().add(this.wrk.measure(script, this.settings.round()));
			}
			measurements.add(measurement);
		}
		return measurements;
	}

	/** Returns whether all operations reach both wanted figures. */
	static boolean isMet(List<Measurement> measurements) {
		return measurements.stream()
			.allMatch((measured) -> measured.ratio() >= WANTED_RATIO
					&& Round.median(measured.gateway(), Round::perSecond) >= WANTED_PER_SECOND);
	}

	/** Returns the measurements as a table in Markdown. */
	static String table(List<Measurement> measurements) {
		Table table = new Table(List.of("repeated, from the cache of answers", "floor/s", "cached/s", "times the floor",
				"wanted", ""));
		for (Measurement measured : measurements) {
			table.add(List.of(measured.operation().name(),
					Report.whole(Round.median(measured.floor(), Round::perSecond)),
					Report.whole(Round.median(measured.gateway(), Round::perSecond)),
					Report.decimals(measured.ratio()), ">= 10, >= 15,000/s", isMet(List.of(measured)) ? "met" : "not met"));
		}
		return table.text();
	}

}
