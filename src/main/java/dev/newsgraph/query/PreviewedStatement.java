package dev.newsgraph.query;

import java.util.Map;
import java.util.TreeMap;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.query.cypher.CypherTranslator;
import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.plan.SelectedField;
import dev.newsgraph.query.plan.SelectionPlan;

/** The statement that a root field would send. */
public final class PreviewedStatement {

	private final SelectedField field;

	private final PlannedField planned;

	PreviewedStatement(SelectedField field, PlannedField planned) {
		this.field = field;
		this.planned = planned;
	}

	/** Whether there is anything to ask the graph for. */
	boolean isSent() {
		return !(this.planned.plan() instanceof SelectionPlan.Empty);
	}

	/** The root field's name. */
	public String field() {
		return this.field.name();
	}

	/** Under which key the answer holds the field. */
	public String key() {
		return this.field.resultKey();
	}

	/** Its text, over several lines. */
	public String readableText() {
		return CypherTranslator.translateReadably(this.planned.plan());
	}

	/** The values of its parameters, by name. */
	public Map<String, Object> parameters() {
		return new TreeMap<>(this.planned.parameters());
	}

	/** As it would be sent. */
	public CypherStatement statement() {
		return new CypherStatement(CypherTranslator.translate(this.planned.plan()), this.planned.parameters());
	}

}
