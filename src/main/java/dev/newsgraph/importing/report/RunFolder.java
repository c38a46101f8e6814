package dev.newsgraph.importing.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files that a run writes to disk: {@code rejects.jsonl} with a line for each
 * rejected document or item, {@code differences.jsonl} with a line for each difference
 * that a dry run finds, and {@code summary.json}, which is written at the end. An import
 * does not fail if these files cannot be written.
 */
public final class RunFolder implements AutoCloseable {

	/** The file with one line of JSON for each rejected document or item. */
	public static final String REJECTS = "rejects.jsonl";

	/** The file with one line of JSON for each difference that a dry run finds. */
	public static final String DIFFERENCES = "differences.jsonl";

	/** The file with the summary. */
	public static final String SUMMARY = "summary.json";

	private static final Logger LOGGER = LoggerFactory.getLogger(RunFolder.class);

	private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS")
		.withZone(ZoneOffset.UTC);

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final Path folder;

	private @Nullable JsonLinesFile rejects;

	private @Nullable JsonLinesFile differences;

	private RunFolder(Path folder) {
		this.folder = folder;
		try {
			Files.createDirectories(folder);
			this.rejects = JsonLinesFile.create(folder.resolve(REJECTS));
		}
		catch (IOException ex) {
			disable(ex);
		}
	}

	/**
	 * Creates the folder of a run and deletes the oldest ones.
	 * @param runs the parent folder of all runs
	 * @param maxRuns how many runs to keep, including this one
	 * @param clock the clock for the name of the folder
	 */
	public static RunFolder create(Path runs, int maxRuns, Clock clock) {
		RunFolder run = new RunFolder(runs.resolve(NAME.format(clock.instant())));
		deleteOldest(runs, maxRuns);
		return run;
	}

	/** Returns the path of the folder. */
	public Path path() {
		return this.folder;
	}

	/** Returns whether the rejected documents could be written. */
	public synchronized boolean isWritten() {
		return this.rejects != null;
	}

	/** Returns whether differences were written, and all of them. */
	public synchronized boolean hasDifferences() {
		return this.differences != null;
	}

	/** Writes a problem, unless it is a notice. */
	public synchronized void problem(FileProblem problem) {
		JsonLinesFile writer = this.rejects;
		if (writer == null || problem.isNotice()) {
			return;
		}
		try {
			Map<String, @Nullable Object> row = problem.row();
			row.put("severity", problem.problem().code().severity().name());
			writer.write(row);
		}
		catch (IOException ex) {
			disable(ex);
		}
	}

	/** Writes a difference that a dry run found. */
	public synchronized void difference(Difference difference) {
		if (this.rejects == null) {
			return;
		}
		try {
			JsonLinesFile writer = this.differences;
			if (writer == null) {
				writer = JsonLinesFile.create(this.folder.resolve(DIFFERENCES));
				this.differences = writer;
			}
			writer.write(difference);
		}
		catch (IOException ex) {
			disable(ex);
		}
	}

	/** Writes the summary of the run. */
	public synchronized void summary(ImportReport report) {
		try {
			Files.writeString(this.folder.resolve(SUMMARY), JSON.writeValueAsString(figures(report)) + "\n");
		}
		catch (IOException ex) {
			disable(ex);
		}
	}

	/** Returns the summary as a map for JSON. */
	public static Map<String, @Nullable Object> figures(ImportReport report) {
		Map<String, @Nullable Object> figures = new LinkedHashMap<>();
		figures.put("job", report.job());
		figures.put("outcome", report.outcome().name());
		figures.put("seconds", report.took().toMillis() / 1000.0);
		figures.put("folders", report.folders());
		figures.put("read", report.read());
		figures.put("loaded", report.loaded());
		figures.put("unchanged", report.unchanged());
		figures.put("rejected", report.rejected());
		figures.put("removed", report.removed());
		figures.put("notLoaded", report.notLoaded());
		figures.put("problems", report.problemCount());
		figures.put("unknownKeys", report.unknownKeys());
		figures.put("notices", report.notices());
		figures.put("graph", report.graph());
		return figures;
	}

	@Override
	public synchronized void close() {
		try {
			JsonLinesFile openRejects = this.rejects;
			if (openRejects != null) {
				openRejects.close();
			}
			JsonLinesFile openDifferences = this.differences;
			if (openDifferences != null) {
				openDifferences.close();
			}
			this.rejects = null;
			this.differences = null;
		}
		catch (IOException ex) {
			disable(ex);
		}
	}

	private static void closeQuietly(@Nullable JsonLinesFile file) {
		if (file != null) {
			try {
				file.close();
			}
			catch (IOException ex) {
				LOGGER.debug("A file of the run cannot be closed.", ex);
			}
		}
	}

	// The files are no longer written, so both are closed. Their lines stay.
	private void disable(IOException cause) {
		JsonLinesFile openRejects = this.rejects;
		JsonLinesFile openDifferences = this.differences;
		this.rejects = null;
		this.differences = null;
		closeQuietly(openRejects);
		closeQuietly(openDifferences);
		LOGGER.warn("The folder {} of this run cannot be written ({}). The import continues without it.", this.folder,
				cause.getMessage());
	}

	private static void deleteOldest(Path runs, int maxRuns) {
		try (Stream<Path> all = Files.list(runs)) {
			List<Path> sorted = all.filter((run) -> Files.exists(run.resolve(REJECTS))).sorted().toList();
			for (Path run : sorted.subList(0, Math.max(0, sorted.size() - maxRuns))) {
				Files.deleteIfExists(run.resolve(REJECTS));
				Files.deleteIfExists(run.resolve(DIFFERENCES));
				Files.deleteIfExists(run.resolve(SUMMARY));
				Files.delete(run);
			}
		}
		catch (IOException ex) {
			LOGGER.debug("Older run folders could not be deleted.", ex);
		}
	}

}
