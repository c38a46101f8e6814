package dev.newsgraph.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.neo4j.cli.ExecutionContext;
import org.neo4j.importer.ImportCommand;
import org.neo4j.io.fs.DefaultFileSystemAbstraction;
import picocli.CommandLine;

/**
 * Creates the data folder of a gateway with the offline importer of Neo4j. An import of a
 * million documents by the gateway would take an hour.
 */
final class BulkLoad {

	private final Path folder;

	/**
	 * Creates a loader.
	 * @param folder the folder for data folders, input files and logs
	 */
	BulkLoad(Path folder) {
		this.folder = folder;
	}

	/**
	 * Creates and returns a data folder. It does not have indexes, which the gateway creates at
	 * its start.
	 */
	Path run(String name, Corpus corpus) throws IOException {
		Path files = this.folder.resolve(name + "-files");
		Path data = Files.createDirectories(this.folder.resolve(name));
		Path configuration = Files.writeString(this.folder.resolve(name + ".conf"),
				"server.directories.data=" + data + "\n");
		List<String> arguments = new ArrayList<>(GraphFiles.write(corpus, files));
		arguments.addAll(List.of("--additional-config=" + configuration, "--overwrite-destination",
				"--max-off-heap-memory=2G", "--report-file=" + this.folder.resolve(name + ".report"), "neo4j"));
		Path log = this.folder.resolve(name + "-load.log");
		try (PrintStream out = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
			ExecutionContext context = new ExecutionContext(data, data, out, out, new DefaultFileSystemAbstraction());
			if (new CommandLine(new ImportCommand.Full(context)).execute(arguments.toArray(String[]::new)) != 0) {
				throw new BenchmarkException("Neo4j's offline importer failed: see " + log);
			}
		}
		Folders.delete(files);
		return data;
	}

}
