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
		grow(size(value));
	}

	private static long size(@Nullable Object value) {
		return switch (value) {
			case String text -> text.length() + 2L;
			case Map<?, ?> object -> {
				long size = 2;
				for (Object entry : object.values()) {
					size += size(entry);
				}
				yield size;
			}
			case List<?> list -> {
				long size = 2;
				for (Object element : list) {
					size += size(element);
				}
				yield size;
			}
			case null, default -> 1;
		};
	}

	/**
	 * Adds the values of a statement.
	 * @throws GraphClientException if all values together exceed the limit
	 */
	public void add(Value value) {
		grow(size(value));
	}

	// The driver copies the list of the values of a list or a map.
	private static long size(Value value) {
		Type type = value.type();
		if (type == TYPES.STRING()) {
			return value.asString().length() + 2L;
		}
		long size = 1;
		if (type == TYPES.MAP()) {
			size = 2;
			for (String key : value.keys()) {
				size += size(value.get(key));
			}
		}
		else if (type == TYPES.LIST()) {
			size = 2;
			int elements = value.size();
			for (int i = 0; i < elements; i++) {
				size += size(value.get(i));
			}
		}
		return size;
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
