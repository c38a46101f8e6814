package dev.newsgraph.query.plan;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.SelectionPlan.Target;
import dev.newsgraph.schema.NodeType;

/**
 * A sum of all objects of a connection, or of groups of them.
 *
 * @param key under which the answer holds it
 * @param group what the objects of a group have in common; null for one sum of all
 * @param entries what is asked of the sum, or of each group
 */
public record AggregatePlan(String key, @Nullable Group group, List<Entry> entries) {

	static Entry entry(Map.Entry<String, Value> entry) {
		return new Entry(entry.getKey(), entry.getValue());
	}

	public boolean isCountOnly() {
		return this.group == null && this.entries.stream().allMatch((entry) -> entry.value() instanceof Value.Count);
	}

	/**
	 * One value of a sum.
	 *
	 * @param key under which the sum holds it
	 * @param value what it is
	 */
	public record Entry(String key, Value value) {
	}

	/** What objects have in common. */
	public sealed interface Group {

		/** The parameter that holds how many groups are answered. */
		String limit();

		/**
		 * A property.
		 *
		 * @param property its name
		 * @param limit the parameter that holds how many groups are answered
		 */
		record ByProperty(String property, String limit) implements Group {
		}

		/**
		 * The period that an instant lies in, in UTC.
		 *
		 * @param property the property that holds the instant
		 * @param unit the period
		 * @param limit the parameter that holds how many groups are answered
		 */
		record ByPeriod(String property, String unit, String limit) implements Group {
		}

		/**
		 * An object over a relationship.
		 *
		 * @param source the relationship
		 * @param type the object's type
		 * @param limit the parameter that holds how many groups are answered
		 */
		record ByRelated(SourcePlan.Relationship source, NodeType type, String limit) implements Group {
		}

	}

	/** A value of a sum. */
	public sealed interface Value {

		/** How many objects there are. */
		record Count() implements Value {
		}

		/** What they have in common, as text. */
		record Key() implements Value {
		}

		/** When their period begins; null when they are not grouped by periods. */
		record Start() implements Value {
		}

		/**
		 * The object that they have in common.
		 *
		 * @param target what is read of it
		 */
		record GroupedObject(Target target) implements Value {
		}

		/** Nothing, for they are grouped by something else. */
		record Absent() implements Value {
		}

		/**
		 * Figures over a property.
		 *
		 * @param property its name
		 * @param ignored the value that stands for none; null for no such value
		 * @param measures the figures
		 */
		record PropertyMeasures(String property, @Nullable Long ignored, List<NamedMeasure> measures) implements Value {
		}

	}

	/**
	 * A figure.
	 *
	 * @param key under which it is held
	 * @param measure which one
	 */
	public record NamedMeasure(String key, Measure measure) {
	}

	/** A figure over values. */
	public enum Measure {

		MIN, MAX, AVERAGE

	}

}
