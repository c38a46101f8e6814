package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Measures the operations alternately on a loaded gateway and on the driver. */
final class QueryBenchmark {

	private static final int SAMPLE = 500;

	private static final int PAGE = 500;

	private static final int PAGE_SIZE = 20;

	private final Settings settings;

	private final Corpus corpus;

	private final Gateway gateway;

	private final Floor floor;

	private final Wrk wrk;

	QueryBenchmark(Settings settings, Corpus corpus, Gateway gateway, Floor floor, Wrk wrk) {
		this.settings = settings;
		this.corpus = corpus;
		this.gateway = gateway;
		this.floor = floor;
		this.wrk = wrk;
	}

	/** Runs all rounds. The last two measurements are page 1 and the later page. */
	List<Measurement> run() throws IOException, InterruptedException, ExecutionException {
		List<Operation> operations = operations();
		Map<Operation, Path> scripts = new LinkedHashMap<>();
		for (Operation operation : operations) {
			Answers.compare(operation, this.gateway, this.floor);
			scripts.put(operation, this.wrk.script(operation));
		}
		System.out.println("The answers of gateway and driver are equal. Warming up.");
		for (int i = 0; i < 2; i++) {
			round(scripts, Duration.ofSeconds(2), false);
		}
		List<Measurement> measurements = operations.stream()
			.map((operation) -> new Measurement(operation, new ArrayList<>(), new ArrayList<>()))
			.toList();
		for (int i = 0; i < this.settings.rounds(); i++) {
			System.out.printf("Round %d of %d.%n", i + 1, this.settings.rounds());
			List<Measurement> round = round(scripts, this.settings.round(), i % 2 == 1);
			for (int j = 0; j < round.size(); j++) {
				measurements.get(j).floor().addAll(round.get(j).floor());
				measurements.get(j).gateway().addAll(round.get(j).gateway());
			}
		}
		return measurements;
	}

	/**
	 * Measures one round of all operations. The order of gateway and driver alternates, so
	 * that each of them runs equally often after the other.
	 */
	private List<Measurement> round(Map<Operation, Path> scripts, Duration duration, boolean gatewayFirst)
			throws IOException, InterruptedException, ExecutionException {
		List<Measurement> measurements = new ArrayList<>();
		for (Map.Entry<Operation, Path> entry : scripts.entrySet()) {
			Round first = gatewayFirst ? this.wrk.measure(entry.getValue(), duration) : null;
			Round floor = this.floor.measure(entry.getKey(), duration);
			Round gateway = (first != null) ? first : this.wrk.measure(entry.getValue(), duration);
			measurements.add(new Measurement(entry.getKey(), List.of(floor), List.of(gateway)));
		}
		return measurements;
	}

	private List<Operation> operations() throws IOException, InterruptedException {
		int page = Math.min(PAGE, this.settings.articles() / PAGE_SIZE / 2);
		List<Operation> operations = new ArrayList<>(Operations.all(this.corpus, SAMPLE, this.settings.seed()));
		operations.add(Operations.laterPage(page, PageAnchor.after((page - 1) * PAGE_SIZE, this.gateway)));
		return operations;
	}

}
