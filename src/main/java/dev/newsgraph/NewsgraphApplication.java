package dev.newsgraph;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

import dev.newsgraph.cli.CommandLineInterface;

/** Starts the gateway, or runs the command in the arguments. */
@SpringBootApplication
public class NewsgraphApplication {

	private static final int CARRIERS_PER_PROCESSOR = 4;

	private static final int MAX_CARRIERS = 2500;

	public static void main(String[] arguments) {
		if (CommandLineInterface.isCommand(arguments)) {
			System.exit(CommandLineInterface.run(NewsgraphApplication.class, arguments));
		}
		sizeVirtualThreads();
		SpringApplication.run(NewsgraphApplication.class, arguments);
	}

	/**
	 * Sets how many threads of the operating system run the requests. With one for each
	 * processor, the default, a few operations that compute for long would delay all
	 * others. Before Java 24, each client that sends slowly occupies one more.
	 */
	private static void sizeVirtualThreads() {
		int processors = Runtime.getRuntime().availableProcessors();
		setDefault("jdk.virtualThreadScheduler.parallelism", CARRIERS_PER_PROCESSOR * processors);
		setDefault("jdk.virtualThreadScheduler.maxPoolSize", MAX_CARRIERS);
	}

	private static void setDefault(String property, int value) {
		if (System.getProperty(property) == null) {
			System.setProperty(property, String.valueOf(value));
		}
	}

}
