package dev.newsgraph.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads the text of the front matter into a tree of keys and values, from the events of
 * the YAML parser. Values are not typed, aliases and tags are rejected, and the nesting
 * is limited.
 */
final class YamlTreeReader {

	private final FrontMatter frontMatter;

	private final DocumentLimits limits;

	private final Findings findings;

	private final SeparatorMask mask;

	private final Parser parser;

	YamlTreeReader(FrontMatter frontMatter, DocumentLimits limits, Findings findings) {
		this.frontMatter = frontMatter;
		this.limits = limits;
		this.findings = findings;
		this.mask = SeparatorMask.of(frontMatter.yaml());
		LoaderOptions options = new LoaderOptions();
		// The size of the front matter is already limited in bytes.
		options.setCodePointLimit(Integer.MAX_VALUE);
		this.parser = new ParserImpl(new StreamReader(this.mask.masked()), options);
	}

	/** Returns the keys and values, or {@code null} if the front matter is rejected. */
	YamlValue.@Nullable Mapping read() {
		try {
			this.parser.getEvent();
			YamlValue root = document();
			requireEnd();
			if (root instanceof YamlValue.Mapping mapping) {
				return mapping;
			}
			if (root instanceof YamlValue.Scalar scalar && scalar.plain() && scalar.isAbsent()) {
				return YamlValue.Mapping.empty();
			}
			this.findings.add(ProblemCode.NOT_A_MAPPING, root.position(),
					"the front matter is %s, not a mapping of keys to values."
						.formatted((root instanceof YamlValue.Sequence) ? "a list" : "text"),
					"Write one `key: value` per line.");
		}
		catch (YAMLException ex) {
			new YamlErrorReporter(this.frontMatter.yaml()).report(ex, this.findings);
		}
		catch (NumberFormatException ex) {
			// SnakeYAML 2.6 throws it for an escape that exceeds the range of integers.
			new YamlErrorReporter(this.frontMatter.yaml()).reportEscape(this.findings);
		}
		catch (UnsupportedYamlException ex) {
			this.findings.add(ex.code, ex.position, ex.message, ex.hint);
		}
		return null;
	}

	private YamlValue document() {
		if (this.parser.checkEvent(Event.ID.StreamEnd)) {
			return YamlValue.Mapping.empty();
		}
		this.parser.getEvent();
		YamlValue root = value(1);
		this.parser.getEvent();
		return root;
	}

	private void requireEnd() {
		if (this.parser.checkEvent(Event.ID.StreamEnd)) {
			return;
		}
		Position second = position(this.parser.peekEvent());
		YamlValue root = document();
		// A fence at the end of a .yaml file begins an empty document.
		boolean closing = root instanceof YamlValue.Scalar scalar && scalar.plain() && scalar.text().isEmpty();
		if (!closing || !this.parser.checkEvent(Event.ID.StreamEnd)) {
			throw new UnsupportedYamlException(ProblemCode.MULTIPLE_DOCUMENTS, second,
					"a second YAML document begins here.", "Write each document to its own file.");
		}
	}

	private YamlValue value(int depth) {
		NodeEvent event = nodeEvent();
		Position position = position(event);
		if (event instanceof ScalarEvent scalar) {
			return scalar(scalar, position);
		}
		if (depth > this.limits.nesting()) {
			throw new UnsupportedYamlException(ProblemCode.NESTING_TOO_DEEP, position,
					"lists and mappings are nested more than %d levels deep.".formatted(this.limits.nesting()),
					"Flatten the value or write it as text in quotes.");
		}
		return (event instanceof MappingStartEvent) ? mapping(depth, position) : sequence(depth, position);
	}

	private YamlValue.Sequence sequence(int depth, Position position) {
		List<YamlValue> items = new ArrayList<>();
		while (!this.parser.checkEvent(Event.ID.SequenceEnd)) {
			items.add(value(depth + 1));
		}
		this.parser.getEvent();
		return new YamlValue.Sequence(items, position);
	}

	private YamlValue.Mapping mapping(int depth, Position position) {
		SequencedMap<String, YamlValue.Entry> entries = new LinkedHashMap<>();
		while (!this.parser.checkEvent(Event.ID.MappingEnd)) {
			YamlValue.Scalar key = key();
			YamlValue.Entry entry = new YamlValue.Entry(key.position(), value(depth + 1));
			YamlValue.Entry first = entries.putIfAbsent(key.text(), entry);
			if (first != null) {
				this.findings.add(
						ProblemCode.DUPLICATE_KEY, key.position(), "the key " + Findings.quote(key.text())
								+ " is already used in line " + first.keyPosition().line() + ".",
						"Delete or rename one of the two keys.");
			}
		}
		this.parser.getEvent();
		return new YamlValue.Mapping(entries, position);
	}

	private YamlValue.Scalar key() {
		NodeEvent event = nodeEvent();
		Position position = position(event);
		if (event instanceof ScalarEvent scalar && !scalar.getValue().isEmpty()) {
			return scalar(scalar, position);
		}
		throw new UnsupportedYamlException(ProblemCode.INVALID_KEY, position,
				"a key is %s.".formatted((event instanceof ScalarEvent) ? "empty" : "a list or a mapping"),
				"Write a name before the colon. Put text with brackets or braces in quotes.");
	}

	private NodeEvent nodeEvent() {
		NodeEvent event = (NodeEvent) this.parser.getEvent();
		if (event instanceof AliasEvent || event.getAnchor() != null) {
			throw new UnsupportedYamlException(ProblemCode.ALIAS, position(event),
					"%s%s is a YAML %s, which is not supported.".formatted((event instanceof AliasEvent) ? "*" : "&",
							Findings.quote(event.getAnchor()), (event instanceof AliasEvent) ? "alias" : "anchor"),
					"Write the value itself. Put text that begins with `*` or `&` in quotes.");
		}
		String tag = (event instanceof ScalarEvent scalar) ? scalar.getTag() : ((CollectionStartEvent) event).getTag();
		if (tag != null) {
			throw new UnsupportedYamlException(ProblemCode.TAG, position(event),
					"%s is a YAML tag, which is not supported.".formatted(Findings.quote(tag)),
					"Remove the tag. Put text that begins with `!` in quotes.");
		}
		return event;
	}

	private YamlValue.Scalar scalar(ScalarEvent event, Position position) {
		String text = this.mask.restore(event.getValue());
		if (hasUnpairedSurrogate(text)) {
			throw new UnsupportedYamlException(ProblemCode.INVALID_CHARACTER, position,
					"the text contains an unpaired surrogate.",
					"Write the character itself instead of its `\\u` escapes.");
		}
		return new YamlValue.Scalar(text, event.isPlain(), position);
	}

	private static boolean hasUnpairedSurrogate(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				return text.codePoints().anyMatch((c) -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
			}
		}
		return false;
	}

	private static Position position(Event event) {
		Mark mark = event.getStartMark();
		return new Position(mark.getLine() + 1, mark.getColumn() + 1);
	}

	/** Thrown for a YAML feature that documents must not use. */
	private static final class UnsupportedYamlException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final ProblemCode code;

		private final transient Position position;

		private final String message;

		private final String hint;

		UnsupportedYamlException(ProblemCode code, Position position, String message, String hint) {
			super(message, null, false, false);
			this.code = code;
			this.position = position;
			this.message = message;
			this.hint = hint;
		}

	}

}
