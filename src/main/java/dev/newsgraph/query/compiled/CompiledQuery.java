package dev.newsgraph.query.compiled;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import graphql.execution.ExecutionContext;
import graphql.language.Directive;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.cypher.StatementCache;
import dev.newsgraph.query.plan.GraphCounts;
import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.plan.SelectedField;
import dev.newsgraph.query.plan.SelectionPlan;

/** What is kept of a document: it is compiled, or it is known that it cannot be. */
sealed interface CompiledQuery {

	/** The weight of an entry without a selection, in bytes. */
	int BASE_WEIGHT = 500;

	/** Returns the memory that it takes, as estimated. */
	int weight();

	/** An operation that graphql-java executes. */
	record Refused() implements CompiledQuery {

		@Override
		public int weight() {
			return BASE_WEIGHT;
		}

	}

	/**
	 * An operation whose selection depends on variables. Each combination of their values
	 * is compiled on its own.
	 *
	 * @param conditions names of the variables of {@code @include} and {@code @skip}
	 * @param variables definitions of all variables
	 */
	record Conditional(List<String> conditions, List<VariableDefinition> variables) implements CompiledQuery {

		@Override
		public int weight() {
			return BASE_WEIGHT * (1 + this.variables.size());
		}

	}

	/** A compiled query. */
	final class Ready implements CompiledQuery {

		/** Numbers of plans of one root field that are remembered. */
		private static final int KNOWN_PLANS = 8;

		/** Memory of the plans of a query whose plans depend on variables, at least. */
		private static final int VARIABLE_PLANS = 16_000;

		/** A statement has about three times as many characters as the document. */
		private static final int STATEMENT = 3;

		/** A plan takes about six times its statement, and both are remembered. */
		private static final int BYTES_PER_CHARACTER = 8;

		private final List<SelectedField> selected;

		private final List<RootWriter> roots;

		private final List<VariableDefinition> variables;

		private final int weight;

		private final int maxKnown;

		private int knownBytes;

		private final Map<String, List<KnownPlan>> known = new HashMap<>();

		private final PreparedRequests prepared = new PreparedRequests();

		private volatile @Nullable Constant constant;

		/**
		 * Creates a query.
		 * @param characters the length of the document
		 * @param weight the memory that it takes without its plans
		 */
		Ready(List<SelectedField> selected, List<RootWriter> roots, List<VariableDefinition> variables, int characters,
				int weight) {
			this.selected = selected;
			this.roots = roots;
			this.variables = variables;
			int plans = STATEMENT * BYTES_PER_CHARACTER * characters;
			this.maxKnown = variables.isEmpty() ? plans : Math.max(VARIABLE_PLANS, 2 * plans);
			this.weight = weight + this.maxKnown;
		}

		List<SelectedField> selected() {
			return this.selected;
		}

		List<RootWriter> roots() {
			return this.roots;
		}

		List<VariableDefinition> variables() {
			return this.variables;
		}

		@Override
		public int weight() {
			return this.weight + (this.variables.isEmpty() ? 0 : this.prepared.maxWeight());
		}

		@Nullable Constant constant() {
			return this.constant;
		}

		/** Keeps plans that depend neither on variables nor on the time. */
		void keep(Constant planned) {
			this.constant = planned;
		}

		/** Returns the requests whose plans depend on variables only. */
		PreparedRequests prepared() {
			return this.prepared;
		}

		/**
		 * Returns the plan that is equal to a plan of a field and that is remembered, or
		 * {@code null}.
		 */
		@Nullable SelectionPlan shared(String resultKey, SelectionPlan plan) {
			KnownPlan known = known(resultKey, plan);
			return (known != null) ? known.plan() : null;
		}

		/**
		 * Returns the text of the statement for a plan. The plans of one field differ
		 * only in what the variables change, so they are compared instead of hashed.
		 */
		String text(String resultKey, SelectionPlan plan, StatementCache statements) {
			KnownPlan remembered = known(resultKey, plan);
			if (remembered != null) {
				return remembered.text();
			}
			String text = statements.text(plan);
			int bytes = BYTES_PER_CHARACTER * text.length();
			if (bytes > this.maxKnown) {
				return text;
			}
			synchronized (this.known) {
				if (this.knownBytes + bytes > this.maxKnown
						|| this.known.getOrDefault(resultKey, List.of()).size() == KNOWN_PLANS) {
					this.known.clear();
					this.knownBytes = 0;
					// They have the plans that are forgotten.
					this.prepared.clear();
				}
				this.knownBytes += bytes;
				List<KnownPlan> more = new ArrayList<>(this.known.getOrDefault(resultKey, List.of()));
				more.addFirst(new KnownPlan(plan, text));
				this.known.put(resultKey, List.copyOf(more));
			}
			return text;
		}

		private @Nullable KnownPlan known(String resultKey, SelectionPlan plan) {
			List<KnownPlan> plans;
			synchronized (this.known) {
				plans = this.known.getOrDefault(resultKey, List.of());
			}
			for (KnownPlan one : plans) {
				if (one.plan() == plan) {
					return one;
				}
			}
			for (KnownPlan one : plans) {
				if (one.plan().equals(plan)) {
					return one;
				}
			}
			return null;
		}

	}

	/**
	 * A plan and its statement.
	 */
	record KnownPlan(SelectionPlan plan, String text) {
	}

	/**
	 * Plans that are the same for each request.
	 *
	 * @param fields planned fields by result key
	 * @param counts the counts of the graph that the estimates were checked with
	 * @param cost the cost of the fields with these counts, in rows that are read
	 * @param uncached whether the fields have a value that changes without the graph
	 */
	record Constant(Map<String, PlannedField> fields, GraphCounts counts, long cost, boolean uncached) {
	}

	/**
	 * Returns whether a document has a directive besides {@code @include} and
	 * {@code @skip}.
	 */
	static boolean hasOtherDirective(ExecutionContext context) {
		return parts(context).stream().anyMatch(CompiledQuery::hasOtherDirective);
	}

	private static Collection<Node<?>> parts(ExecutionContext context) {
		List<Node<?>> parts = new ArrayList<>(context.getFragmentsByName().values());
		OperationDefinition operation = context.getOperationDefinition();
		parts.add(operation);
		return parts;
	}

	private static boolean hasOtherDirective(Node<?> node) {
		if (node instanceof Directive directive && !isCondition(directive)) {
			return true;
		}
		for (Node<?> child : node.getChildren()) {
			if (hasOtherDirective(child)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isCondition(Directive directive) {
		return directive.getName().equals("include") || directive.getName().equals("skip");
	}

}
