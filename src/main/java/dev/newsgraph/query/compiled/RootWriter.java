package dev.newsgraph.query.compiled;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import graphql.execution.CoercedVariables;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;

import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.execution.RowDataFetcher.Kind;
import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.plan.RowFormat;
import dev.newsgraph.query.plan.SelectedField;
import dev.newsgraph.query.plan.SelectionPlan;

/**
 * Writes a root field.
 *
 * @param field the selected field
 * @param writer writes its value, or {@code null} for {@code __typename}
 * @param capped how the value is found if its statement reports a cap, or {@code null}
 * @param typeName the name of the root type
 */
record RootWriter(SelectedField field, @Nullable ValueWriter writer, Kind.@Nullable Capped capped, String typeName) {

	/**
	 * Writes the field.
	 * @param planned its plan, or {@code null} if it reads nothing
	 * @param value the value of the row, or {@code null} without a row
	 */
	void write(@Nullable PlannedField planned, @Nullable Value value, AnswerRun run) {
		run.json().writeName(this.field.resultKey());
		if (this.writer == null) {
			run.json().writeString(this.typeName);
			return;
		}
		if (planned == null) {
			throw NotCompiledException.INSTANCE;
		}
		Value data = (value != null) ? FieldWriter.single(value) : null;
		switch (planned.plan()) {
			case SelectionPlan.Empty empty -> {
				List<?> ids = ids(run.variables());
				if (ids != null) {
					elements().writeAll(java.util.Collections.nCopies(ids.size(), null), run);
				}
				else {
					this.writer.write(null, run);
				}
			}
			case SelectionPlan.ByKeys byKeys -> elements().writeAll(inOrder(byKeys, data, run), run);
			case SelectionPlan.ByKey byKey -> this.writer.write(data, run);
			case SelectionPlan.Standalone standalone -> this.writer.write((this.capped != null)
					? FieldWriter.capped(this.capped, data, List.of(this.field.resultKey()), run) : data, run);
		}
	}

	private ValueWriter.Elements elements() {
		if (this.writer instanceof ValueWriter.Elements elements) {
			return elements;
		}
		throw NotCompiledException.INSTANCE;
	}

	private @Nullable List<?> ids(CoercedVariables variables) {
		return (this.field.argumentValues(variables).get("ids") instanceof List<?> list) ? list : null;
	}

	private List<@Nullable Value> inOrder(SelectionPlan.ByKeys plan, @Nullable Value data, AnswerRun run) {
		List<?> ids = ids(run.variables());
		if (ids == null) {
			throw NotCompiledException.INSTANCE;
		}
		Map<GlobalId, Value> found = new HashMap<>();
		if (data != null && ValueWriter.isMap(data)) {
			for (SelectionPlan.ByKeys.Group group : plan.groups()) {
				String type = group.type().name();
				data.get(type)
					.values()
					.forEach((row) -> found.put(new GlobalId(type, String.valueOf(row.get(RowFormat.KEY).asObject())),
							row));
			}
		}
		List<@Nullable Value> ordered = new ArrayList<>(ids.size());
		for (Object id : ids) {
			Optional<GlobalId> decoded = GlobalId.decode(String.valueOf(id));
			ordered.add(decoded.isPresent() ? found.get(decoded.get()) : null);
		}
		return ordered;
	}

}
