package dev.newsgraph.playground;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.unit.DataSize;

/**
 * A folder of the operators, whose files the page offers to all users. It is read for
 * each request, so that changes are visible at once, and it need not exist. A file that
 * cannot be used is reported under its name, to the page and once to the log.
 */
final class SharedFolder {

	private static final Logger LOGGER = LoggerFactory.getLogger(SharedFolder.class);

	private final Path folder;

	private final String extension;

	private final Limit<DataSize> fileSize;

	private final Limit<Integer> files;

	private final Set<String> logged = ConcurrentHashMap.newKeySet();

	/**
	 * Creates a folder.
	 * @param folder the path of the folder
	 * @param extension the extension of the files that are read, such as {@code .json}
	 * @param fileSize the size over which a file is left out
	 * @param files the number of files that are read
	 */
	SharedFolder(Path folder, String extension, Limit<DataSize> fileSize, Limit<Integer> files) {
		this.folder = folder;
		this.extension = extension;
		this.fileSize = fileSize;
		this.files = files;
	}

	/**
	 * Reads the files.
	 * @param read makes an entry of a file name and the text of the file
	 * @param unread makes an entry of a file name and what is wrong with the file
	 * @return the entries by file name, in the order of the names
	 */
	<T> Map<String, T> read(BiFunction<String, String, T> read, BiFunction<String, String, T> unread) {
		Map<String, T> entries = new TreeMap<>();
		if (!Files.exists(this.folder)) {
			return entries;
		}
		try (Stream<Path> listed = Files.list(this.folder)) {
			List<Path> all = listed.filter((file) -> isRead(file.getFileName().toString())).sorted().toList();
			for (Path file : all.subList(0, Math.min(this.files.value(), all.size()))) {
				String name = file.getFileName().toString();
				String problem = problem(file);
				entries.put(name, (problem == null) ? text(file, name, read, unread) : unread(name, problem, unread));
			}
			if (all.size() > entries.size()) {
				String last = all.getLast().getFileName().toString();
				entries.put(last, unread(last,
						"The folder contains %,d files, of which only the first %,d are read; to read more, raise %s."
							.formatted(all.size(), entries.size(), this.files.property()),
						unread));
			}
		}
		catch (IOException ex) {
			String name = this.folder.toString();
			entries.put(name,
					unread(name, "The folder cannot be read; grant the gateway permission to read it.", unread));
		}
		return entries;
	}

	/** Records a problem in the log, once. */
	void log(String name, String problem) {
		if (this.logged.size() < this.files.value() && this.logged.add(name + problem)) {
			LOGGER.warn("The folder {} of the playground: {}: {}", this.folder, name, problem);
		}
	}

	private boolean isRead(String name) {
		return name.endsWith(this.extension) && !name.startsWith(".");
	}

	private @Nullable String problem(Path file) {
		try {
			if (!Files.isRegularFile(file)) {
				return "This is not a file; replace it with a file.";
			}
			if (!file.toRealPath().startsWith(this.folder.toRealPath())) {
				return "This is a link to a place outside of the folder; replace it with the file.";
			}
			if (Files.size(file) > this.fileSize.value().toBytes()) {
				return "The file is larger than %,d bytes; make it smaller, or raise %s."
					.formatted(this.fileSize.value().toBytes(), this.fileSize.property());
			}
			return null;
		}
		catch (IOException ex) {
			return "The file cannot be read; grant the gateway permission to read it.";
		}
	}

	private <T> T text(Path file, String name, BiFunction<String, String, T> read,
			BiFunction<String, String, T> unread) {
		try {
			return read.apply(name, Files.readString(file));
		}
		catch (CharacterCodingException ex) {
			return unread(name, "The file is not UTF-8; save it in this encoding.", unread);
		}
		catch (IOException ex) {
			return unread(name, "The file cannot be read; grant the gateway permission to read it.", unread);
		}
	}

	private <T> T unread(String name, String problem, BiFunction<String, String, T> unread) {
		log(name, problem);
		return unread.apply(name, problem);
	}

	/**
	 * A limit, and the property that sets it.
	 *
	 * @param value the limit
	 * @param property the name of the property, for messages
	 */
	record Limit<T>(T value, String property) {
	}

}
