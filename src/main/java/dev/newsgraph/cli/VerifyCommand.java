package dev.newsgraph.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

import dev.newsgraph.database.bulk.OfflineStore;
import dev.newsgraph.database.bulk.StorePreparationException;
import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.report.ContentDifferences;
import dev.newsgraph.importing.report.ImportReport;

/**
 * The command {@code newsgraph verify}. It compares the graph with seed folders: first
 * the checksums of documents by dry runs, then the content of the graph with that of a
 * graph that it makes from the folders. Its exit code says whether they differ.
 */
@Command(name = "verify", mixinStandardHelpOptions = true, versionProvider = Version.class,
		description = "Compares the graph with its seed folders. It lists the documents and articles that an import would"
				+ " change, and each node, relationship and property that does not follow from the documents. For that, it"
				+ " loads the folders into a temporary database. No document is written.",
		footer = { "",
				"It uses the data folder, or the server in spring.neo4j.uri. A gateway must not use the data folder, except"
						+ " with --quick, which then uses that gateway.",
				"",
				"Exit codes: 0 the graph is that of the folders, 1 failed, 2 invalid command line, 3 they differ, or a document"
						+ " is rejected, 130 interrupted." })
final class VerifyCommand implements Callable<Integer> {

	private final Class<?> application;

	private final List<String> gatewayOptions;

	@Parameters(arity = "1..*", paramLabel = "FOLDER",
			description = "The seed folders: all of the graph; with --quick, also some of them.")
	private List<Path> folders = List.of();

	@Option(names = "--quick",
			description = "Compares only checksums of documents, and whether each has its article, topic or collection.")
	private boolean quick;

	@Option(names = "--differences", paramLabel = "N", defaultValue = "100",
			description = "Number of differences of the content that are listed; default ${DEFAULT-VALUE}. All are counted.")
	private int differences;

	@Option(names = "--temp-folder", paramLabel = "FOLDER",
			description = "The folder for the temporary database, which takes as much space as the graph; default the folder"
					+ " of the system for temporary files.")
	private Path temporary = Path.of(System.getProperty("java.io.tmpdir"));

	@Mixin
	private ReadOptions reading = new ReadOptions();

	@Mixin
	private TokenOption token = new TokenOption();

	@Mixin
	private OutputOptions output = new OutputOptions();

	@Spec
	private @Nullable CommandSpec spec;

	/**
	 * Creates the command.
	 * @param application the application class, started if no gateway is running
	 * @param gatewayOptions options of the gateway as {@code --name.of.property=value}
	 */
	VerifyCommand(Class<?> application, List<String> gatewayOptions) {
		this.application = application;
		this.gatewayOptions = List.copyOf(gatewayOptions);
	}

	@Override
	public Integer call() throws InterruptedException {
		CommandLine command = Objects.requireNonNull(this.spec).commandLine();
		String baseUrl = this.reading.baseUrl(command);
		List<Path> seedFolders = FolderArguments.realPaths(this.folders, command);
		Result result = new Result(System.out, this.output);
		ExitCode exit;
		try {
			exit = this.quick ? compareDocuments(seedFolders, baseUrl, command, result)
					: compareAll(seedFolders, baseUrl, result);
		}
		catch (ImporterException ex) {
			result.end(ex.exit(), ex.getMessage());
			return ex.exit().code();
		}
		result.end(exit, null);
		return exit.code();
	}

	private ExitCode compareDocuments(List<Path> seedFolders, @Nullable String baseUrl, CommandLine command,
			Result result) throws InterruptedException {
		try (Importer importer = Importer.open(this.application, this.gatewayOptions, baseUrl, this.output,
				() -> this.token.forThisMachine(this.gatewayOptions, command))) {
			return compareDocuments(importer, seedFolders, result, new HashSet<>());
		}
	}

	private ExitCode compareAll(List<Path> seedFolders, @Nullable String baseUrl, Result result)
			throws InterruptedException {
		requireContent();
		List<String> options = Importer.options(this.gatewayOptions, baseUrl);
		try (DirectImporter importer = DirectImporter.open(this.application, options, this.output)) {
			Set<String> known = new HashSet<>(names(seedFolders));
			ExitCode documents = compareDocuments(importer, seedFolders, result, known);
			if (documents != ExitCode.OK && documents != ExitCode.REJECTS) {
				return documents;
			}
			requireAllFolders(importer.comparison().folders(), known);
			return ExitCode.worst(List.of(documents, compareContent(importer, options, seedFolders, result)));
		}
	}

	private void requireContent() {
		if (!FolderGraph.isPossible()) {
			throw new ImporterException(ExitCode.USAGE,
					"This jar does not contain the embedded database, into which the folders are loaded to compare the content:"
							+ " use newsgraph.jar, or compare only documents with --quick.");
		}
		GatewayOptions properties = GatewayOptions.of(this.gatewayOptions);
		if (properties.namesServer()) {
			return;
		}
		Optional<RunningGateway> gateway = RunningGateway.find(properties);
		if (gateway.isPresent()) {
			throw new ImporterException(ExitCode.USAGE,
					"The gateway at %s uses the data folder, so the content of the graph cannot be compared: stop the gateway,"
						.formatted(gateway.get().url()) + " or compare only documents with --quick.");
		}
		OfflineStore store = new OfflineStore(properties.data(), properties.database());
		try {
			store.requireNoneReplaced();
		}
		catch (StorePreparationException ex) {
			throw new ImporterException(ExitCode.USAGE, FailureMessage.of(ex));
		}
		if (!store.exists()) {
			throw new ImporterException(ExitCode.USAGE,
					"There is no database in %s: name the data folder of the gateway with --%s.".formatted(store.data(),
							GatewayOptions.DATA));
		}
	}

	/**
	 * Compares the documents of the folders.
	 * @param known receives the folders of the graph that do not exist
	 */
	private ExitCode compareDocuments(Importer importer, List<Path> seedFolders, Result result, Set<String> known)
			throws InterruptedException {
		List<ExitCode> exits = new ArrayList<>();
		for (Path folder : seedFolders) {
			ConsoleProgress progress = new ConsoleProgress(System.err, this.output, () -> false);
			ImportReport report;
			try (progress) {
				report = importer.run(ImportRequest.of(List.of(folder)).withDryRun(true), progress);
			}
			ImportReport own = report.withoutMissing(names(seedFolders));
			known.addAll(own.missingFolders());
			exits.add(result.verified(own, progress.differences()));
		}
		return ExitCode.worst(exits);
	}

	private static List<String> names(List<Path> folders) {
		return folders.stream().map((folder) -> String.valueOf(folder.getFileName())).toList();
	}

	private static void requireAllFolders(List<String> ofGraph, Set<String> known) {
		List<String> others = ofGraph.stream().filter((folder) -> !known.contains(folder)).toList();
		if (!others.isEmpty()) {
			throw new ImporterException(ExitCode.USAGE,
					"The graph also has documents of the seed folder '%s'%s, so its content cannot be compared: name all folders of the graph, or compare only documents with --quick."
						.formatted(others.getFirst(),
								(others.size() > 1) ? " and of %,d others".formatted(others.size() - 1) : ""));
		}
	}

	private ExitCode compareContent(DirectImporter importer, List<String> options, List<Path> seedFolders,
			Result result) {
		ContentDifferences found;
		AtomicBoolean interrupted = new AtomicBoolean();
		try (ConsoleProgress progress = new ConsoleProgress(System.err, this.output, interrupted::get);
				FolderGraph graph = FolderGraph.load(this.application, options, this.output, seedFolders,
						this.temporary, progress, interrupted)) {
			found = importer.comparison().compare(graph.comparison(), Math.max(0, this.differences));
		}
		if (!found.isStable()) {
			throw new ImporterException(ExitCode.FAILED,
					"An import has written to the graph during the comparison: compare them again when no import runs.");
		}
		return result.compared(found);
	}

}
