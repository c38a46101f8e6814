package dev.newsgraph.query.compiled;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.modulith.NamedInterface;

/**
 * The answer to an operation that succeeded without an error, as JSON in UTF-8. Its
 * status is 200.
 */
@NamedInterface("compiled")
public final class CompiledAnswer {

	private final AnswerBuffer json;

	private final int data;

	private final Map<String, Object> extensions;

	private final boolean repeatable;

	/**
	 * Creates an answer.
	 * @param json the JSON, complete
	 * @param data the number of bytes before the extensions
	 * @param extensions the extensions that the JSON has
	 * @param repeatable whether the answer depends on nothing but the request and the
	 * graph
	 */
	CompiledAnswer(AnswerBuffer json, int data, Map<String, Object> extensions, boolean repeatable) {
		this.json = json;
		this.data = data;
		this.extensions = extensions;
		this.repeatable = repeatable;
	}

	/** Returns the number of bytes. */
	public int size() {
		return this.json.size();
	}

	/** Writes the bytes, in pieces if there are many. */
	public void writeTo(OutputStream output) throws IOException {
		this.json.writeTo(output);
	}

	/** Returns the bytes as one array. */
	public byte[] bytes() {
		return this.json.bytes();
	}

	/**
	 * Returns whether the same request has the same answer as long as the graph does not
	 * change.
	 */
	public boolean isRepeatable() {
		return this.repeatable;
	}

	/** Returns the same answer with a further entry in its extensions. */
	public CompiledAnswer withExtension(String name, Object value) {
		Map<String, Object> all = new LinkedHashMap<>(this.extensions);
		all.put(name, value);
		AnswerBuffer copy = this.json.first(this.data);
		JsonOutput.writeEnd(copy, all);
		return new CompiledAnswer(copy, this.data, all, this.repeatable);
	}

}
