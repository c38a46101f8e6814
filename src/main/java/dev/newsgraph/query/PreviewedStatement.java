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

	/** Returns whether the field sends a statement. */
	boolean isSent() {
		return !(this.planned.plan() instanceof SelectionPlan.Empty);
	}

	/** Returns the name of the root field. */
	public String field() {
		return this.field.name();
	}

	/** Returns the key of the field in the response. */
	public String key() {
		return this.field.resultKey();
	}

	/** Returns the text on several indented lines. */
	public String readableText() {
		return CypherTranslator.translateReadably(this.planned.plan());
	}

	/** Returns the parameter values, sorted by name. */
	public Map<String, Object> parameters() {
		return new TreeMap<>(this.planned.parameters());
	}

	/** Returns the statement as a run would send it. */
	public CypherStatement statement() {
		return new CypherStatement(CypherTranslator.translate(this.planned.plan()), this.planned.parameters());
	}

}
