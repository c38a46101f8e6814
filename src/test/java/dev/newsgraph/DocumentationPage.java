package dev.newsgraph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The code blocks of a page of the documentation.
 *
 * @param file the page
 * @param blocks its blocks, in order
 */
record DocumentationPage(Path file, List<Block> blocks) {

	static DocumentationPage read(Path file) throws IOException {
		List<Block> blocks = new ArrayList<>();
		List<String> lines = Files.readAllLines(file);
		String heading = "";
		String before = "";
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			if (line.startsWith("#")) {
				heading = line.replaceFirst("^#+ ", "");
			}
			if (line.startsWith("```")) {
				int start = i + 1;
				int end = start;
				while (!lines.get(end).equals("```")) {
					end++;
				}
				String text = String.join("\n", lines.subList(start, end)) + "\n";
				blocks.add(new Block(line.substring(3), text, start, heading, before));
				i = end;
				before = "";
			}
			else if (!line.isBlank()) {
				before = line;
			}
		}
		return new DocumentationPage(file, List.copyOf(blocks));
	}

	/** The block after one that must be of a language. */
	Block after(Block block, String language) {
		int next = this.blocks.indexOf(block) + 1;
		if (next == this.blocks.size() || !this.blocks.get(next).language().equals(language)) {
			throw new AssertionError(
					"%s:%d is not followed by a block of %s".formatted(this.file, block.line(), language));
		}
		return this.blocks.get(next);
	}

	/** Writes another text into a block. */
	void write(Block block, String text) throws IOException {
		List<String> lines = new ArrayList<>(Files.readAllLines(this.file));
		// Blocks before this one may have been written anew.
		int line = -1;
		int number = this.blocks.indexOf(block);
		for (int seen = -1; seen < number;) {
			line++;
			if (lines.get(line).startsWith("```")) {
				seen++;
				if (seen < number) {
					do {
						line++;
					}
					while (!lines.get(line).equals("```"));
				}
			}
		}
		while (!lines.get(line + 1).equals("```")) {
			lines.remove(line + 1);
		}
		lines.addAll(line + 1, text.strip().lines().toList());
		Files.writeString(this.file, String.join("\n", lines) + "\n");
	}

	/**
	 * A code block.
	 *
	 * @param language what follows its opening fence
	 * @param text its lines
	 * @param line the number of its opening fence's line
	 * @param heading the heading above it
	 * @param before the last line of text above it; empty right behind another block
	 */
	record Block(String language, String text, int line, String heading, String before) {

		boolean isVariables() {
			return this.language.equals("json") && this.before.equals("Variables:");
		}

	}

}
