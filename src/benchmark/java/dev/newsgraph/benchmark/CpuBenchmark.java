package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Measures the CPU time of the gateway for a small request that is not spent in the database
 * or the driver. The database runs in the process of the gateway, and the driver of the floor
 * in this process. So the time of the gateway's process for a request of the floor is the
 * time of the database, and the time of this process is the time of the driver.
 */
final class CpuBenchmark {

	private static final int SAMPLE = 500;

	private final Settings settings;

	private final ProcessHandle gateway;

	private final Floor floor;

	private final Wrk wrk;

	CpuBenchmark(Settings settings, long pid, Floor floor, Wrk wrk) {
		this.settings = settings;
		this.gateway = ProcessHandle.of(pid).orElseThrow();
		this.floor = floor;
		this.wrk = wrk;
	}

	/** Runs pairs of rounds and returns the median in microseconds for each request. */
	double run(Corpus corpus) throws IOException, InterruptedException, ExecutionException {
		Operation operation = operation(Operations.sample(corpus, SAMPLE, this.settings.seed()));
		Path script = this.wrk.script(operation);
		this.floor.measure(operation, Duration.ofSeconds(2));
		this.wrk.measure(script, Duration.ofSeconds(2));
		double[] micros = new double[this.settings.rounds()];
		for (int i = 0; i < micros.length; i++) {
			long database = cpu(this.gateway);
			long driver = cpu(ProcessHandle.current());
			Round floor = this.floor.measure(operation, this.settings.round());
			double outside = (cpu(this.gateway) - database + cpu(ProcessHandle.current()) - driver)
					/ requests(floor);
			long all = cpu(this.gateway);
			Round gateway = this.wrk.measure(script, this.settings.round());
			micros[i] = ((cpu(this.gateway) - all) / requests(gateway) - outside) / 1000;
		}
		return Round.median(micros);
	}

	private double requests(Round round) {
		return round.perSecond() * this.settings.round().toNanos() / 1e9;
	}

	private static long cpu(ProcessHandle process) {
		return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
	}

	private static Operation operation(List<String> addresses) {
		return new Operation("title of an article", """
				query ($webUrl: URL!) { article(webUrl: $webUrl) { title webUrl } }
				""", Operations.each("webUrl", addresses), """
				MATCH (a:Article {key: $key}) RETURN a {.title, .webUrl} AS article
				""", Operations.each("key", addresses));
	}

}
