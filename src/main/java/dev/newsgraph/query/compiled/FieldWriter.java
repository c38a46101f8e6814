package dev.newsgraph.query.compiled;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.GraphQLContext;
import graphql.execution.ValuesResolver;
import graphql.language.Argument;
import graphql.schema.GraphQLArgument;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

import dev.newsgraph.query.execution.RowDataFetcher.Kind;
import dev.newsgraph.query.execution.RowValues;
import dev.newsgraph.query.execution.SearchHighlights;
import dev.newsgraph.query.plan.RowFormat;

/** Writes one field of an object from the row of the object. */
abstract class FieldWriter {

	private final SerializableString name;

	FieldWriter(String resultKey) {
		this.name = new SerializedString(resultKey);
	}

	final void write(Value row, AnswerRun run) {
		run.json().writeName(this.name);
		writeValue(row, run);
	}

	abstract void writeValue(Value row, AnswerRun run);

	/** Writes the name of the type. */
	static final class TypeName extends FieldWriter {

		private final String type;

		TypeName(String resultKey, String type) {
			super(resultKey);
			this.type = type;
		}

		@Override
		void writeValue(Value row, AnswerRun run) {
			run.json().writeString(this.type);
		}

	}

	/** Writes a value that is found in the row. */
	static final class Stored extends FieldWriter {

		private final String field;

		private final List<String> candidates;

		private final Kind kind;

		private final ValueWriter writer;

		private final List<Object> path;

		/**
		 * Creates a writer.
		 * @param field name of the field
		 * @param candidates further keys that the row may have for it
		 * @param kind how the value is found
		 * @param path the path of the field, with the levels of lists
		 */
		Stored(String resultKey, String field, List<String> candidates, Kind kind, ValueWriter writer,
				List<Object> path) {
			super(resultKey);
			this.field = field;
			this.candidates = candidates;
			this.kind = kind;
			this.writer = writer;
			this.path = path;
		}

		@Override
		void writeValue(Value row, AnswerRun run) {
			switch (this.kind) {
				case Kind.Stored stored -> this.writer.write(value(row), run);
				case Kind.Single single -> this.writer.write(single(value(row)), run);
				case Kind.Id id -> writeText(id(id.type(), value(row)), run);
				case Kind.Cursor cursor -> writeText(RowValues.encoded(row.get("cursor").asObject()), run);
				case Kind.PageInfo page -> this.writer.write(row, run);
				case Kind.Nodes nodes -> elements().writeAll(nodes(row), run);
				case Kind.PageInfoField page -> writePageInfo(page.name(), row, run);
				case Kind.Members members -> elements().writeAll(members(value(row)), run);
				case Kind.Capped capped -> this.writer.write(capped(capped, value(row), this.path, run), run);
				case Kind.Highlights highlights -> throw NotCompiledException.INSTANCE;
			}
		}

		private ValueWriter.Elements elements() {
			if (this.writer instanceof ValueWriter.Elements elements) {
				return elements;
			}
			throw NotCompiledException.INSTANCE;
		}

		private Value value(Value row) {
			return FieldWriter.value(row, this.field, this.candidates);
		}

		private static @Nullable String id(String type, Value key) {
			return key.isNull() ? null : RowValues.globalId(type, key.asObject());
		}

		private void writeText(@Nullable String text, AnswerRun run) {
			if (text == null) {
				this.writer.writeNull(run);
			}
			else {
				this.writer.writeText(text, run);
			}
		}

		private void writePageInfo(String name, Value connection, AnswerRun run) {
			switch (name) {
				case "hasNextPage" ->
					run.json().writeBoolean(isTrue(connection, "before") || hasMore(connection, false));
				case "hasPreviousPage" ->
					run.json().writeBoolean(isTrue(connection, "after") || hasMore(connection, true));
				case "startCursor", "endCursor" -> {
					Value edges = connection.get("edges");
					int size = ValueWriter.isList(edges) ? edges.size() : 0;
					writeText(
							(size == 0) ? null : RowValues
								.encoded(edges.get(name.equals("startCursor") ? 0 : size - 1).get("cursor").asObject()),
							run);
				}
				default -> throw NotCompiledException.INSTANCE;
			}
		}

		private static boolean hasMore(Value connection, boolean backward) {
			return isTrue(connection, "more") && isTrue(connection, "backward") == backward;
		}

		private static boolean isTrue(Value connection, String entry) {
			return Boolean.TRUE.equals(connection.get(entry).asObject());
		}

		private static List<Value> nodes(Value connection) {
			Value edges = connection.get("edges");
			int size = ValueWriter.isList(edges) ? edges.size() : 0;
			List<Value> nodes = new ArrayList<>(size);
			for (int i = 0; i < size; i++) {
				nodes.add(edges.get(i).get("node"));
			}
			return nodes;
		}

		private static List<Value> members(Value lists) {
			List<Value> rows = new ArrayList<>();
			if (ValueWriter.isMap(lists)) {
				lists.values().forEach((list) -> list.values().forEach(rows::add));
			}
			rows.sort(Comparator.comparingLong((row) -> row.get(RowFormat.POSITION).asLong()));
			return rows;
		}

	}

	/** Writes the highlights of a search hit. */
	static final class Highlighted extends FieldWriter {

		private final String field;

		private final List<String> candidates;

		private final ValueWriter writer;

		private final List<GraphQLArgument> definitions;

		private final List<Argument> arguments;

		private final String search;

		/**
		 * Creates a writer.
		 * @param definitions arguments of the field that searches
		 * @param arguments the arguments that are written for it
		 * @param search name of the argument with the text
		 */
		Highlighted(String resultKey, String field, List<String> candidates, ValueWriter writer,
				List<GraphQLArgument> definitions, List<Argument> arguments, String search) {
			super(resultKey);
			this.field = field;
			this.candidates = candidates;
			this.writer = writer;
			this.definitions = definitions;
			this.arguments = arguments;
			this.search = search;
		}

		@Override
		void writeValue(Value row, AnswerRun run) {
			Value texts = value(row, this.field, this.candidates);
			if (!ValueWriter.isList(texts)) {
				this.writer.write(texts, run);
				return;
			}
			Map<String, Object> values = ValuesResolver.getArgumentValues(this.definitions, this.arguments,
					run.variables(), GraphQLContext.getDefault(), Locale.ENGLISH);
			this.writer.write(Values.value(SearchHighlights.highlights(texts.asList(),
					run.fragments(String.valueOf(values.get(this.search))))), run);
		}

	}

	/** Returns the value that a row has for a field. */
	static Value value(Value row, String field, List<String> candidates) {
		Value value = row.get(field);
		if (value.isNull() && !row.containsKey(field)) {
			for (String key : candidates) {
				Value other = row.get(key);
				if (!other.isNull()) {
					return other;
				}
			}
		}
		return value;
	}

	/** Returns the first element of a list, or a value that is not a list itself. */
	static @Nullable Value single(Value value) {
		return ValueWriter.isList(value) ? ((value.size() == 0) ? null : value.get(0)) : value;
	}

	/** Returns the value that a statement with a cap has returned. */
	static @Nullable Value capped(Kind.Capped capped, @Nullable Value value, List<Object> path, AnswerRun run) {
		Value unwrapped = value;
		while (unwrapped != null && ValueWriter.isList(unwrapped)) {
			unwrapped = single(unwrapped);
		}
		if (unwrapped == null || !ValueWriter.isMap(unwrapped)) {
			return unwrapped;
		}
		if (Boolean.TRUE.equals(unwrapped.get(RowFormat.CAPPED).asObject())) {
			run.addCapped(path, capped.message());
		}
		return capped.list() ? unwrapped.get(RowFormat.ROWS) : unwrapped;
	}

}
