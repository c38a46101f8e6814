package dev.newsgraph.query.compiled;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.schema.Coercing;
import graphql.schema.GraphQLEnumType;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.Type;
import org.neo4j.driver.types.TypeSystem;
import tools.jackson.core.JsonGenerator;

import dev.newsgraph.query.plan.RowFormat;

/** Writes values of one type of the schema, as graphql-java completes them. */
abstract class ValueWriter {

	private static final Type LIST = TypeSystem.getDefault().LIST();

	private static final Type MAP = TypeSystem.getDefault().MAP();

	private final boolean required;

	ValueWriter(boolean required) {
		this.required = required;
	}

	/**
	 * Writes a value.
	 * @throws NotCompiledException if it does not fit the type
	 */
	final void write(@Nullable Value value, AnswerRun run) {
		if (value == null || value.isNull()) {
			writeNull(run);
		}
		else {
			writePresent(value, run);
		}
	}

	final void writeNull(AnswerRun run) {
		if (this.required) {
			throw NotCompiledException.INSTANCE;
		}
		run.json().writeNull();
	}

	abstract void writePresent(Value value, AnswerRun run);

	/** Writes a text that was computed. */
	void writeText(String text, AnswerRun run) {
		throw NotCompiledException.INSTANCE;
	}

	static boolean isList(Value value) {
		return value.type() == LIST;
	}

	static boolean isMap(Value value) {
		return value.type() == MAP;
	}

	/** Writes the values of a scalar or an enum. */
	abstract static class Leaf extends ValueWriter {

		Leaf(boolean required) {
			super(required);
		}

		@Override
		final void writePresent(Value value, AnswerRun run) {
			write(value.asObject(), run);
		}

		@Override
		final void writeText(String text, AnswerRun run) {
			write(text, run);
		}

		final void write(Object value, AnswerRun run) {
			JsonGenerator json = run.json();
			if (!writeDirectly(value, json)) {
				writeSerialized(serialized(value), run);
			}
		}

		/** Writes a value whose serialized form is known; returns false for others. */
		abstract boolean writeDirectly(Object value, JsonGenerator json);

		abstract @Nullable Object serialize(Object value);

		private @Nullable Object serialized(Object value) {
			try {
				return serialize(value);
			}
			catch (GraphQLException ex) {
				throw NotCompiledException.INSTANCE;
			}
		}

		private void writeSerialized(@Nullable Object value, AnswerRun run) {
			if (value == null) {
				writeNull(run);
			}
			else {
				writeJson(value, run.json());
			}
		}

		static void writeJson(@Nullable Object value, JsonGenerator json) {
			switch (value) {
				case null -> json.writeNull();
				case String text -> json.writeString(text);
				case Integer number -> json.writeNumber(number);
				case Long number -> json.writeNumber(number);
				case Boolean flag -> json.writeBoolean(flag);
				case Double number when Double.isFinite(number) -> json.writeNumber(number);
				case Map<?, ?> object -> {
					json.writeStartObject();
					object.forEach((name, entry) -> {
						json.writeName(String.valueOf(name));
						writeJson(entry, json);
					});
					json.writeEndObject();
				}
				case List<?> list -> {
					json.writeStartArray();
					list.forEach((element) -> writeJson(element, json));
					json.writeEndArray();
				}
				default -> throw NotCompiledException.INSTANCE;
			}
		}

	}

	/** Writes the values of a scalar. */
	static final class Scalar extends Leaf {

		private final boolean text;

		private final boolean number;

		private final boolean flag;

		private final Coercing<?, ?> coercing;

		Scalar(boolean required, String name, Coercing<?, ?> coercing) {
			super(required);
			this.text = name.equals("String") || name.equals("ID");
			this.number = name.equals("Int");
			this.flag = name.equals("Boolean");
			this.coercing = coercing;
		}

		@Override
		boolean writeDirectly(Object value, JsonGenerator json) {
			switch (value) {
				case String found when this.text -> json.writeString(found);
				case Long found when this.number && found.intValue() == found -> json.writeNumber(found.intValue());
				case Boolean found when this.flag -> json.writeBoolean(found);
				default -> {
					return false;
				}
			}
			return true;
		}

		@Override
		@Nullable Object serialize(Object value) {
			return this.coercing.serialize(value, GraphQLContext.getDefault(), Locale.ENGLISH);
		}

	}

	/** Writes the values of an enum. */
	static final class EnumValue extends Leaf {

		private final GraphQLEnumType type;

		EnumValue(boolean required, GraphQLEnumType type) {
			super(required);
			this.type = type;
		}

		@Override
		boolean writeDirectly(Object value, JsonGenerator json) {
			return false;
		}

		@Override
		@Nullable Object serialize(Object value) {
			return this.type.serialize(value, GraphQLContext.getDefault(), Locale.ENGLISH);
		}

	}

	/** Writes lists. */
	static final class Elements extends ValueWriter {

		private final ValueWriter element;

		private final int level;

		/**
		 * Creates a writer.
		 * @param level number of the lists that contain this one
		 */
		Elements(boolean required, ValueWriter element, int level) {
			super(required);
			this.element = element;
			this.level = level;
		}

		@Override
		void writePresent(Value value, AnswerRun run) {
			if (!isList(value)) {
				throw NotCompiledException.INSTANCE;
			}
			run.json().writeStartArray();
			int size = value.size();
			for (int i = 0; i < size; i++) {
				run.at(this.level, i);
				this.element.write(value.get(i), run);
			}
			run.json().writeEndArray();
		}

		/** Writes values that are not in one list of the row. */
		void writeAll(Collection<? extends @Nullable Value> values, AnswerRun run) {
			run.json().writeStartArray();
			int position = 0;
			for (Value value : values) {
				run.at(this.level, position++);
				this.element.write(value, run);
			}
			run.json().writeEndArray();
		}

	}

	/** Writes objects. */
	static final class Composite extends ValueWriter {

		private final FieldWriter @Nullable [] sole;

		private final Map<String, FieldWriter[]> byType;

		private final boolean counted;

		/**
		 * Creates a writer.
		 * @param sole the fields if there is one type, or {@code null}
		 * @param byType the fields by the name of the type
		 * @param counted whether the objects count as objects of the answer
		 */
		Composite(boolean required, FieldWriter @Nullable [] sole, Map<String, FieldWriter[]> byType, boolean counted) {
			super(required);
			this.sole = sole;
			this.byType = byType;
			this.counted = counted;
		}

		@Override
		void writePresent(Value value, AnswerRun run) {
			if (!isMap(value)) {
				throw NotCompiledException.INSTANCE;
			}
			FieldWriter[] fields = (this.sole != null) ? this.sole
					: this.byType.get(String.valueOf(value.get(RowFormat.TYPE_NAME).asObject()));
			if (fields == null) {
				throw NotCompiledException.INSTANCE;
			}
			if (this.counted) {
				run.countObject();
			}
			run.json().writeStartObject();
			for (FieldWriter field : fields) {
				field.write(value, run);
			}
			run.json().writeEndObject();
		}

	}

}
