package dev.newsgraph.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.report.ImportReport;

/** Runs import jobs, in this process or in a running gateway. */
interface Importer extends AutoCloseable {

	/**
	 * Runs one job and waits until it ends.
	 * @throws ImporterException if the job cannot start, or if its result is unknown
	 */
	ImportReport run(ImportRequest request, ConsoleProgress progress) throws InterruptedException;

	@Override
	void close();

	/**
	 * Returns an importer for the gateway that uses the data folder, or for this process
	 * if there is none.
	 * @param application the application class, started if no gateway is running
	 * @param gatewayOptions options of the gateway as {@code --name.of.property=value}
	 * @param baseUrl the address of the site from which the documents come, or
	 * {@code null} for the one of the properties
	 * @param token returns the token for the gateway
	 * @throws ImporterException if the application does not start, or if the gateway does
	 * not use the address
	 */
	static Importer open(Class<?> application, List<String> gatewayOptions, @Nullable String baseUrl,
			OutputOptions output, Supplier<@Nullable String> token) {
		Optional<RunningGateway> gateway = RunningGateway.find(GatewayOptions.of(gatewayOptions));
		if (gateway.isEmpty()) {
			return DirectImporter.open(application, options(gatewayOptions, baseUrl), output);
		}
		if (baseUrl != null) {
			throw new ImporterException(ExitCode.USAGE,
					("The gateway at %s uses the data folder, and it reads documents with its own"
							+ " newsgraph.import.base-url. Set the property for the gateway, or stop the gateway.")
						.formatted(gateway.get().url()));
		}
		return new RemoteImporter(gateway.get(), token.get());
	}

	/** Returns the options of the gateway with the address of the site. */
	static List<String> options(List<String> gatewayOptions, @Nullable String baseUrl) {
		List<String> options = new ArrayList<>(gatewayOptions);
		if (baseUrl != null) {
			options.add("--newsgraph.import.base-url=" + baseUrl);
		}
		return options;
	}

}
