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
 * From the text of the front matter to its keys and values, by YAML's events: nothing is
 * typed, nothing refers to anything, and no depth is entered that the limits forbid.
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
		// The front matter's size is checked before, in bytes.
		options.setCodePointLimit(Integer.MAX_VALUE);
		this.parser = new ParserImpl(new StreamReader(this.mask.masked()), options);
	}

	/** The keys and values, or null with a problem reported. */
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
			this.findings.add(
					ProblemCode.NOT_A_MAPPING, root.position(), "the front matter is a %s, not keys with values."
						.formatted((root instanceof YamlValue.Sequence) ? "list" : "text"),
					"Write one `key: value` a line.");
		}
		catch (YAMLException ex) {
			new YamlMistake(this.frontMatter.yaml()).report(ex, this.findings);
		}
		catch (NumberFormatException ex) {
			// Thrown by SnakeYAML 2.6 for an escape beyond the integers.
			new YamlMistake(this.frontMatter.yaml()).reportEscape(this.findings);
		}
		catch (RefusedException ex) {
			this.findings.add(ex.code, ex.position, ex.sentence, ex.mend);
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
		// A fence at the end of a .yaml file opens a document that says nothing.
		boolean closing = root instanceof YamlValue.Scalar scalar && scalar.plain() && scalar.text().isEmpty();
		if (!closing || !this.parser.checkEvent(Event.ID.StreamEnd)) {
			throw new RefusedException(ProblemCode.MULTIPLE_DOCUMENTS, second, "a second document begins here.",
					"Give each document a file of its own.");
		}
	}

	private YamlValue value(int depth) {
		NodeEvent event = nodeEvent();
		Position position = position(event);
		if (event instanceof ScalarEvent scalar) {
			return scalar(scalar, position);
		}
		if (depth > this.limits.nesting()) {
			throw new RefusedException(ProblemCode.NESTING_TOO_DEEP, position,
					"lists and mappings stand more than %d deep in each other.".formatted(this.limits.nesting()),
					"Flatten the value, or write it as text in quotes.");
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
								+ " stands here again, after line " + first.keyPosition().line() + ".",
						"Keep one of the two.");
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
		throw new RefusedException(ProblemCode.INVALID_KEY, position,
				"a key is %s.".formatted((event instanceof ScalarEvent) ? "empty" : "a list or a mapping"),
				"Write a name before the colon; text with brackets or braces goes in quotes.");
	}

	private NodeEvent nodeEvent() {
		NodeEvent event = (NodeEvent) this.parser.getEvent();
		if (event instanceof AliasEvent || event.getAnchor() != null) {
			throw new RefusedException(ProblemCode.ALIAS, position(event),
					"%s%s is a YAML %s.".formatted((event instanceof AliasEvent) ? "*" : "&",
							Findings.quote(event.getAnchor()), (event instanceof AliasEvent) ? "alias" : "anchor"),
					"Write the value out; text that begins with `*` or `&` goes in quotes.");
		}
		String tag = (event instanceof ScalarEvent scalar) ? scalar.getTag() : ((CollectionStartEvent) event).getTag();
		if (tag != null) {
			throw new RefusedException(ProblemCode.TAG, position(event),
					"%s is a YAML tag.".formatted(Findings.quote(tag)),
					"Leave the tag out; text that begins with `!` goes in quotes.");
		}
		return event;
	}

	private YamlValue.Scalar scalar(ScalarEvent event, Position position) {
		String text = this.mask.restore(event.getValue());
		if (hasHalfCharacter(text)) {
			throw new RefusedException(ProblemCode.INVALID_CHARACTER, position, "the text holds half of a character.",
					"Write the character itself instead of its `\\u` escapes.");
		}
		return new YamlValue.Scalar(text, event.isPlain(), position);
	}

	private static boolean hasHalfCharacter(String text) {
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

	/** Front matter that is YAML, but of a kind that documents do not use. */
	private static final class RefusedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final ProblemCode code;

		private final transient Position position;

		private final String sentence;

		private final String mend;

		RefusedException(ProblemCode code, Position position, String sentence, String mend) {
			super(sentence, null, false, false);
			this.code = code;
			this.position = position;
			this.sentence = sentence;
			this.mend = mend;
		}

	}

}
