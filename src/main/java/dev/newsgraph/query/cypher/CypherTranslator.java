package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.List;

import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.ExposesWith;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.Node;
import org.neo4j.cypherdsl.core.Statement;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReadingWithWhere;
import org.neo4j.cypherdsl.core.SymbolicName;

import dev.newsgraph.query.plan.RowFormat;
import dev.newsgraph.query.plan.SelectionPlan;
import dev.newsgraph.query.plan.SelectionPlan.ByKey;
import dev.newsgraph.query.plan.SelectionPlan.ByKeys;
import dev.newsgraph.query.plan.SelectionPlan.Empty;
import dev.newsgraph.query.plan.SelectionPlan.Standalone;

/**
 * Translates a {@link SelectionPlan} to the text of one Cypher statement with the single
 * column {@code data}.
 */
public final class CypherTranslator {

	private CypherTranslator() {
	}

	/**
	 * Returns the text of the statement on one line.
	 * @throws IllegalArgumentException if the plan reads nothing
	 */
	public static String translate(SelectionPlan plan) {
		return StatementRenderer.ONE_LINE.render(statement(plan));
	}

	/**
	 * Returns the text of the statement on several indented lines, for display.
	 * @throws IllegalArgumentException if the plan reads nothing
	 */
	public static String translateReadably(SelectionPlan plan) {
		return StatementRenderer.READABLE.render(statement(plan));
	}

	private static Statement statement(SelectionPlan plan) {
		VariableNames names = new VariableNames();
		ProjectionTranslator projection = new ProjectionTranslator(names);
		return switch (plan) {
			case ByKey byKey -> byKey(byKey, names, projection);
			case ByKeys byKeys -> byKeys(byKeys, names, projection);
			case Standalone standalone ->
				Cypher.returning(projection.value(Scope.ROOT, standalone.field()).as(RowFormat.DATA)).build();
			case Empty empty -> throw new IllegalArgumentException("An empty plan has no statement");
		};
	}

	private static Statement byKey(ByKey plan, VariableNames names, ProjectionTranslator projection) {
		SymbolicName variable = names.next(plan.type().name().toLowerCase(java.util.Locale.ROOT));
		Node node = Cypher.node(plan.type().label())
			.named(variable)
			.withProperties(plan.property(), Cypher.parameter(plan.keyParameter()));
		List<Object> entries = new ArrayList<>();
		if (plan.named()) {
			entries.add(RowFormat.TYPE_NAME);
			entries.add(Cypher.literalOf(plan.type().name()));
		}
		Scope scope = Scope.of(variable, plan.type().key());
		entries.addAll(projection.entries(scope, plan.fields()));
		OngoingReadingWithWhere match = Cypher.match(node).where(projection.condition(scope, plan.visible()));
		ExposesWith rows = plan.property().equals(plan.type().key()) ? match
				: match.with(variable).orderBy(Cypher.property(variable, plan.type().key()).ascending()).limit(1);
		return ProjectionTranslator
			.existing(variable, plan.type(), rows, Cypher.mapOf(entries.toArray()), Cypher.name(RowFormat.DATA))
			.build();
	}

	private static Statement byKeys(ByKeys plan, VariableNames names, ProjectionTranslator projection) {
		List<Object> groups = new ArrayList<>();
		for (ByKeys.Group group : plan.groups()) {
			SymbolicName key = names.next("key");
			SymbolicName variable = names.next(group.type().name().toLowerCase(java.util.Locale.ROOT));
			Node node = Cypher.node(group.type().label()).named(variable).withProperties(group.type().key(), key);
			List<Object> entries = new ArrayList<>(
					List.of(RowFormat.KEY, key, RowFormat.TYPE_NAME, Cypher.literalOf(group.type().name())));
			Scope scope = Scope.of(variable, group.type().key());
			entries.addAll(projection.entries(scope, group.fields()));
			Expression rows = Cypher.collect(
					ProjectionTranslator
						.existing(variable, group.type(),
								Cypher.unwind(Cypher.parameter(group.keysParameter()))
									.as(key)
									.match(node)
									.where(projection.condition(scope, group.visible())),
								Cypher.mapOf(entries.toArray()), names.next("read"))
						.build());
			groups.add(group.type().name());
			groups.add(rows);
		}
		return Cypher.returning(Cypher.mapOf(groups.toArray()).as(RowFormat.DATA)).build();
	}

}
