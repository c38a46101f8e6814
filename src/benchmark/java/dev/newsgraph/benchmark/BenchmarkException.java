package dev.newsgraph.benchmark;

/** Thrown if the benchmark cannot measure. The message contains the reason. */
final class BenchmarkException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	BenchmarkException(String message) {
		super(message);
	}

}
