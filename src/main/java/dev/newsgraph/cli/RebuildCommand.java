package dev.newsgraph.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

import dev.newsgraph.importing.BulkRequest;
import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.RejectLimit;

/**
 * The command {@code newsgraph rebuild}. It loads seed folders into a new data folder
 * beside the one of the embedded database, and exchanges the two if that succeeds.
 */
@Command(name = "rebuild", mixinStandardHelpOptions = true, versionProvider = Version.class,
		description = "Makes the embedded database anew from seed folders. The new data folder is made beside the old one,"
				+ " which it replaces when all folders are loaded. Keys, tokens and other files are kept, import jobs of the"
				+ " past are not.",
		footer = { "", "No gateway may use the data folder, and the disk must have room for both.", "",
				"Exit codes: 0 all documents loaded, 1 failed, 2 invalid command line, 3 loaded with rejected documents."
						+ " After 1 and 2 the old database is unchanged." })
final class RebuildCommand implements Callable<Integer> {

	private final Class<?> application;

	private final List<String> gatewayOptions;

	@Parameters(arity = "1..*", paramLabel = "FOLDER", description = "All seed folders of the graph.")
	private List<Path> folders = List.of();

	@Option(names = "--new",
			description = "Makes the database also if the data folder has none. Without it, the command then ends with an error,"
					+ " because it may have been run with another data folder than the one of the gateway.")
	private boolean create;

	@Option(names = "--keep-old", description = "Keeps the old data folder, with the suffix .old.")
	private boolean keepOld;

	@Mixin
	private ReadOptions reading = new ReadOptions();

	@Mixin
	private OutputOptions output = new OutputOptions();

	@Spec
	private @Nullable CommandSpec spec;

	/**
	 * Creates the command.
	 * @param application the application class
	 * @param gatewayOptions options of the gateway as {@code --name.of.property=value}
	 */
	RebuildCommand(Class<?> application, List<String> gatewayOptions) {
		this.application = application;
		this.gatewayOptions = List.copyOf(gatewayOptions);
	}

	@Override
	public Integer call() throws InterruptedException {
		CommandLine command = Objects.requireNonNull(this.spec).commandLine();
		String baseUrl = this.reading.baseUrl(command);
		List<Path> seedFolders = FolderArguments.realPaths(this.folders, command);
		Result result = new Result(System.out, this.output);
		try {
			GatewayOptions gateway = GatewayOptions.of(this.gatewayOptions);
			requireNoGateway(gateway);
			ExitCode exit = rebuild(DataFolders.of(gateway.data(), gateway.database()), seedFolders, baseUrl, result);
			result.end(exit, null);
			return exit.code();
		}
		catch (ImporterException ex) {
			result.end(ex.exit(), ex.getMessage());
			return ex.exit().code();
		}
		catch (IOException | UncheckedIOException ex) {
			result.end(ExitCode.FAILED, "The data folders cannot be exchanged: %s".formatted(FailureMessage.of(ex)));
			return ExitCode.FAILED.code();
		}
	}

	// A gateway that is starting, and a command that imports, also hold the lock.
	@SuppressWarnings("try")
	private ExitCode rebuild(DataFolders data, List<Path> seedFolders, @Nullable String baseUrl, Result result)
			throws IOException, InterruptedException {
		data.restore();
		if (!this.create) {
			data.requireDatabase();
		}
		if (!this.output.quiet() && !this.output.json()) {
			System.err.printf("The data folder is %s.%n", data.data());
		}
		try (Closeable lock = data.lock()) {
			data.prepare();
			try {
				ExitCode exit = load(data, seedFolders, baseUrl, result);
				if (exit == ExitCode.OK || exit == ExitCode.REJECTS) {
					if (System.getProperty("os.name").startsWith("Windows")) {
						// It does not move a folder with an open file.
						lock.close();
					}
					String warning = data.exchange(this.keepOld);
					if (warning != null) {
						System.err.println(warning);
					}
				}
				return exit;
			}
			finally {
				// After an exchange, there is none.
				data.discard();
			}
		}
	}

	private static void requireNoGateway(GatewayOptions properties) {
		if (properties.namesServer()) {
			throw new ImporterException(ExitCode.USAGE,
					"Only an embedded database can be made anew, and spring.neo4j.uri names a server: delete its content"
							+ " and import instead.");
		}
		Optional<RunningGateway> gateway = RunningGateway.find(properties);
		if (gateway.isPresent()) {
			throw new ImporterException(ExitCode.USAGE,
					"The gateway at %s uses the data folder: stop it first.".formatted(gateway.get().url()));
		}
	}

	private ExitCode load(DataFolders data, List<Path> seedFolders, @Nullable String baseUrl, Result result)
			throws InterruptedException {
		List<String> options = Importer.options(this.gatewayOptions, baseUrl);
		options.removeIf((option) -> option.startsWith("--" + GatewayOptions.DATA + "="));
		options.add("--" + GatewayOptions.DATA + "=" + data.made());
		ExitCode worst = ExitCode.OK;
		try (ConsoleProgress bulk = new ConsoleProgress(System.err, this.output, () -> false);
				Importer importer = BulkImporter.load(this.application, options, this.output, seedFolders,
						RejectLimit.NONE, bulk)) {
			for (Path folder : seedFolders) {
				ConsoleProgress progress = new ConsoleProgress(System.err, this.output, () -> false);
				ImportReport report;
				try (progress) {
					report = importer.run(ImportRequest.of(List.of(folder)), progress);
				}
				ExitCode exit = result.imported(report, false, progress.differences());
				if ((exit == ExitCode.OK || exit == ExitCode.REJECTS) && report.read() == 0) {
					throw new ImporterException(ExitCode.USAGE,
							("The folder %s has no document, so nothing was replaced: its disk may not be mounted."
									+ " Omit the folder if it is empty.")
								.formatted(folder));
				}
				if (exit != ExitCode.OK && exit != ExitCode.REJECTS) {
					return exit;
				}
				worst = (exit == ExitCode.REJECTS) ? exit : worst;
			}
		}
		return worst;
	}

}
