package dev.newsgraph.playground;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * The worked questions: those that ship, and those of a folder of the users' own, which
 * is read each time, so that they see what they write.
 */
final class QuestionLibrary {

	private static final Logger LOGGER = LoggerFactory.getLogger(QuestionLibrary.class);

	private static final String ENDING = ".graphql";

	private static final String OURS = "newsgraph";

	private static final String YOURS = "yours";

	private final Map<String, LibraryQuestion> shipped = new TreeMap<>();

	private final PlaygroundProperties properties;

	private final Set<String> said = ConcurrentHashMap.newKeySet();

	QuestionLibrary(ResourcePatternResolver resources, PlaygroundProperties properties) throws IOException {
		this.properties = properties;
		for (Resource file : resources.getResources("classpath*:playground/library/*" + ENDING)) {
			String name = String.valueOf(file.getFilename());
			this.shipped.put(name, LibraryFileReader.read(name, file.getContentAsString(StandardCharsets.UTF_8), OURS));
		}
	}

	/** By the names of their files; where two are the same, ours first. */
	List<LibraryQuestion> questions() {
		Map<String, List<LibraryQuestion>> questions = new TreeMap<>();
		this.shipped
			.forEach((name, question) -> questions.computeIfAbsent(name, (key) -> new ArrayList<>()).add(question));
		own().forEach((name, question) -> questions.computeIfAbsent(name, (key) -> new ArrayList<>()).add(question));
		return questions.values().stream().flatMap(List::stream).toList();
	}

	private Map<String, LibraryQuestion> own() {
		Path folder = this.properties.library();
		Map<String, LibraryQuestion> own = new TreeMap<>();
		if (!Files.exists(folder)) {
			return own;
		}
		try (Stream<Path> files = Files.list(folder)) {
			List<Path> questions = files.filter((file) -> isMeant(file.getFileName().toString())).sorted().toList();
			for (Path file : questions.subList(0, Math.min(this.properties.maxLibraryFiles(), questions.size()))) {
				String name = file.getFileName().toString();
				own.put(name, read(file, name));
			}
			if (questions.size() > own.size()) {
				String last = questions.getLast().getFileName().toString();
				own.put(last, unread(folder, last,
						"The library's folder holds %,d questions, of which the first %,d are read; newsgraph.playground.max-library-files says how many."
							.formatted(questions.size(), own.size())));
			}
		}
		catch (IOException ex) {
			String name = folder.toString();
			own.put(name, unread(folder, name, "The library's folder cannot be read; make it one that can."));
		}
		return own;
	}

	private static boolean isMeant(String name) {
		return name.endsWith(ENDING) && !name.startsWith(".");
	}

	private LibraryQuestion read(Path file, String name) {
		long limit = this.properties.maxLibraryFile().toBytes();
		if (!Files.isRegularFile(file)) {
			return unread(file, name, "This is no file; put a file in its place.");
		}
		try {
			if (!file.toRealPath().startsWith(this.properties.library().toRealPath())) {
				return unread(file, name, "This is a link that leaves the folder; put the file itself in its place.");
			}
			if (Files.size(file) > limit) {
				return unread(file, name,
						"The file is larger than %,d bytes, the most that is read; newsgraph.playground.max-library-file says how much."
							.formatted(limit));
			}
			LibraryQuestion question = LibraryFileReader.read(name, Files.readString(file), YOURS);
			if (question.problem() != null) {
				say(file, question.problem());
			}
			return question;
		}
		catch (CharacterCodingException ex) {
			return unread(file, name, "The file is no UTF-8; save it as that.");
		}
		catch (IOException ex) {
			return unread(file, name, "The file cannot be read; give the gateway the right to.");
		}
	}

	private LibraryQuestion unread(Path file, String name, String problem) {
		say(file, problem);
		return LibraryFileReader.unread(name, YOURS, problem);
	}

	private void say(Path file, String problem) {
		if (this.said.size() < this.properties.maxLibraryFiles() && this.said.add(file + problem)) {
			LOGGER.warn("The playground's library: {}: {}", file, problem);
		}
	}

}
