package dev.newsgraph.query.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.ReadTerm;
import dev.newsgraph.schema.StatementTemplate.Placeholder;

/** Where the objects of a field are read from. */
public sealed interface SourcePlan {

	/** Reads all nodes of the type. */
	record AllNodes() implements SourcePlan {
	}

	/** Reads the object that has the field. */
	record Self() implements SourcePlan {
	}

	/**
	 * Follows a relationship.
	 *
	 * @param types relationship types
	 * @param outgoing whether the relationship starts at the object that has the field
	 * @param sorted properties of the start node that the relationship holds too, in
	 * indexes with the key of its end node
	 */
	record Relationship(List<String> types, boolean outgoing, List<String> sorted) implements SourcePlan {

		/** Property of the relationship that holds the key of its end node. */
		public static final String END_KEY = "key";

		public Relationship(List<String> types, boolean outgoing) {
			this(types, outgoing, List.of());
		}

	}

	/**
	 * Reads the rows of a statement of the schema.
	 *
	 * @param text Cypher text with its placeholders filled in
	 * @param columns columns of the parent row or edge that the text refers to
	 * @param shared columns besides the rows and the cap that fields of the rows refer to
	 * @param capped whether the last column reports that a cap was reached
	 * @param conditions conditions on variables of the statement, by placeholder
	 * @param capParameters parameters that limit the rows that the statement reads
	 * @param reads rows that the statement reads, which no cap limits
	 * @param sizeParameter parameter that holds the number of rows that are returned; an
	 * empty string if there is none
	 * @param field type and name of the field
	 * @param types names of the types whose nodes decide what the statement returns; null
	 * if the schema does not say
	 */
	record Statement(String text, List<String> columns, List<String> shared, boolean capped,
			Map<Placeholder.Where, FilterExpression> conditions, List<String> capParameters, List<ReadTerm> reads,
			String sizeParameter, String field, @Nullable List<String> types) implements SourcePlan {

		private static final Pattern CONSTANT = Pattern.compile("\\bthis AS (\\w+)");

		/** Returns the same statement with another text. */
		public Statement withText(UnaryOperator<String> change) {
			return new Statement(change.apply(this.text), this.columns, this.shared, this.capped, this.conditions,
					this.capParameters, this.reads, this.sizeParameter, this.field, this.types);
		}

		/**
		 * Returns the columns that have the same value in all rows: the object that has
		 * the field.
		 */
		public Set<String> constants() {
			Set<String> constants = new HashSet<>();
			Matcher found = CONSTANT.matcher(this.text.substring(Math.max(0, this.text.lastIndexOf("RETURN "))));
			while (found.find()) {
				constants.add(found.group(1));
			}
			return constants;
		}

	}

	/**
	 * Reads the maps in a column of the parent row or edge. The entries of the maps are
	 * the columns.
	 *
	 * @param column name of the column
	 */
	record Maps(String column) implements SourcePlan {
	}

	/**
	 * Reads a column of the parent row or edge.
	 *
	 * @param column name of the column
	 */
	record Column(String column) implements SourcePlan {
	}

	/**
	 * Groups the objects of a connection. Each group is a row with the columns that are
	 * named here, and one with the name of the criterion for the key.
	 *
	 * @param group what the objects are grouped by
	 * @param criterion name of the criterion in the schema, which is also the name of the
	 * column with the key of a group, as text
	 * @param measures measures of each group; the first is the column {@code measures0}
	 */
	record Groups(AggregatePlan.Group group, String criterion,
			List<AggregatePlan.Value.PropertyMeasures> measures) implements SourcePlan {

		/** Column with the value or the node that the objects have in common. */
		public static final String VALUE = "group";

		/** Column with the number of objects. */
		public static final String COUNT = "count";

		/** Column with the start of the period; null for other groups. */
		public static final String START = "start";

		/** Column that is always null. */
		public static final String ABSENT = "absent";

		/** Prefix of the columns with measures. */
		public static final String MEASURES = "measures";

	}

	/** A single row without columns. */
	record SingleRow() implements SourcePlan {
	}

}
