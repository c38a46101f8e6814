package dev.newsgraph.documents;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Splits the bytes of a file into front matter and body. */
final class FrontMatterReader {

	private static final int MAX_BYTES_PER_CHAR = 3;

	/** Takes the place of bytes that are not valid UTF-8, but can be in a file too. */
	private static final char REPLACEMENT = '\uFFFD';

	private final DocumentLimits limits;

	FrontMatterReader(DocumentLimits limits) {
		this.limits = limits;
	}

	/** Returns the front matter, or {@code null} if the file is rejected. */
	@Nullable FrontMatter read(SourceFile file, Findings findings) {
		if (file.content().length > this.limits.fileBytes()) {
			findings.add(ProblemCode.FILE_TOO_LARGE, Position.WHOLE_FILE,
					"the file has %,d bytes, which exceeds the limit of %,d.".formatted(file.content().length,
							this.limits.fileBytes()),
					"Shorten the file or remove it from the seed folder.");
			return null;
		}
		String decoded = decode(file.content(), findings);
		if (decoded == null) {
			return null;
		}
		String text = ByteOrderMark.strip(decoded);
		if (text.isBlank()) {
			findings.add(ProblemCode.EMPTY_FILE, Position.WHOLE_FILE, "the file is empty.",
					"Write a document into the file or delete the file.");
			return null;
		}
		FrontMatter frontMatter = isYaml(file.path()) ? new FrontMatter(file.path(), file.sha256(), text, null)
				: betweenFences(file, text, findings);
		if (frontMatter != null && isTooLarge(frontMatter.yaml())) {
			findings.add(ProblemCode.FRONT_MATTER_TOO_LARGE, Position.START,
					"the front matter exceeds the limit of %,d bytes.".formatted(this.limits.frontMatterBytes()),
					"Shorten the front matter, or move long text below the closing `---`.");
			return null;
		}
		return frontMatter;
	}

	private static @Nullable String decode(byte[] content, Findings findings) {
		String valid = new String(content, StandardCharsets.UTF_8);
		if (valid.indexOf(REPLACEMENT) < 0) {
			return valid;
		}
		ByteBuffer bytes = ByteBuffer.wrap(content);
		CharBuffer text = CharBuffer.allocate(content.length);
		CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true);
		text.flip();
		if (!result.isError()) {
			return text.toString();
		}
		findings.add(ProblemCode.INVALID_UTF8, Position.after(text), "byte 0x%02x at offset %,d is not valid UTF-8."
			.formatted(bytes.get(bytes.position()), bytes.position()), "Save the file in UTF-8.");
		return null;
	}

	private static boolean isYaml(String path) {
		String name = path.toLowerCase(Locale.ROOT);
		return name.endsWith(".yaml") || name.endsWith(".yml");
	}

	private static @Nullable FrontMatter betweenFences(SourceFile file, String text, Findings findings) {
		int end = lineEnd(text, 0);
		if (!isFence(text, 0, end, "---")) {
			findings.add(ProblemCode.NO_FRONT_MATTER, Position.START, "the first line is not `---`.",
					"Begin the file with front matter: a line `---`, the keys, and another line `---`.");
			return null;
		}
		int first = nextLine(text, end);
		int next;
		for (int line = first; line < text.length(); line = next) {
			end = lineEnd(text, line);
			next = nextLine(text, end);
			if (isFence(text, line, end, "---") || isFence(text, line, end, "...")) {
				String body = text.substring(next);
				return new FrontMatter(file.path(), file.sha256(), "\n" + text.substring(first, line),
						(body.isBlank()) ? null : body);
			}
		}
		findings.add(ProblemCode.UNCLOSED_FENCE, Position.START,
				"the front matter that begins here has no closing `---`.", "Add a line `---` after the last key.");
		return null;
	}

	private static int lineEnd(String text, int from) {
		int feed = text.indexOf('\n', from);
		int end = (feed >= 0) ? feed : text.length();
		int carriage = text.indexOf('\r', from, end);
		return (carriage >= 0) ? carriage : end;
	}

	private static int nextLine(String text, int lineEnd) {
		return Math.min(text.length(), lineEnd + (text.startsWith("\r\n", lineEnd) ? 2 : 1));
	}

	private static boolean isFence(String text, int start, int end, String fence) {
		int last = end;
		while (last > start && (text.charAt(last - 1) == ' ' || text.charAt(last - 1) == '\t')) {
			last--;
		}
		return last - start == fence.length() && text.startsWith(fence, start);
	}

	private boolean isTooLarge(String yaml) {
		int limit = this.limits.frontMatterBytes();
		if ((long) yaml.length() * MAX_BYTES_PER_CHAR <= limit) {
			return false;
		}
		int fence = yaml.startsWith("\n") ? 1 : 0;
		return yaml.getBytes(StandardCharsets.UTF_8).length - fence > limit;
	}

}
