package dev.newsgraph.query.execution;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.Type;
import org.neo4j.driver.types.TypeSystem;

import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;

/**
 * Counts the values that the statements of one operation return, as soon as they are
 * read. The count is at most the size of their JSON: a text counts its characters, any
 * other value one byte.
 */
public final class AnswerSize {

	private static final TypeSystem TYPES = TypeSystem.getDefault();

	private final long limit;

	private final AtomicLong bytes = new AtomicLong();

	/**
	 * Creates a count of zero.
	 * @param limit the maximum size in bytes
	 */
	public AnswerSize(long limit) {
		this.limit = limit;
	}

	/**
	 * Adds the values of a statement.
	 * @param value the value of its row
	 * @throws GraphClientException if all values together exceed the limit
	 */
	void add(@Nullable Object value) {
		switch (value) {
			case String text -> grow(text.length() + 2L);
			case Map<?, ?> object -> {
				grow(2);
				object.values().forEach(this::add);
			}
			case List<?> list -> {
				grow(2);
				list.forEach(this::add);
			}
			case null, default -> grow(1);
		}
	}

	/**
	 * Adds the values of a statement.
	 * @throws GraphClientException if all values together exceed the limit
	 */
	public void add(Value value) {
		Type type = value.type();
		if (type == TYPES.STRING()) {
			grow(value.asString().length() + 2L);
		}
		else if (type == TYPES.LIST() || type == TYPES.MAP()) {
			grow(2);
			value.values().forEach(this::add);
		}
		else {
			grow(1);
		}
	}

	/**
	 * Checks the values that were added. Call it before a statement is sent.
	 * @throws GraphClientException if all values together exceed the limit
	 */
	public void check() {
		if (this.bytes.get() > this.limit) {
			throw new GraphClientException(Reason.EXHAUSTED,
					String.format(Locale.ROOT,
							"The values that the operation reads are larger than %,d bytes, the limit in"
									+ " newsgraph.database.reads.max-answer-size. Ask for shorter pages, or for fewer"
									+ " long texts such as the body.",
							this.limit));
		}
	}

	private void grow(long size) {
		this.bytes.addAndGet(size);
		check();
	}

}
