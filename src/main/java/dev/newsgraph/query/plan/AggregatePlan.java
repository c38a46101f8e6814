package dev.newsgraph.query.plan;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.SelectionPlan.Target;
import dev.newsgraph.schema.NodeType;

/**
 * Plan of one aggregate over all objects of a connection, or over groups of them.
 *
 * @param key key of the aggregate in the row
 * @param group what the objects are grouped by; null for one aggregate over all objects
 * @param entries values of the aggregate, or of each group
 */
public record AggregatePlan(String key, @Nullable Group group, List<Entry> entries) {

	static Entry entry(Map.Entry<String, Value> entry) {
		return new Entry(entry.getKey(), entry.getValue());
	}

	/** Returns whether the aggregate is not grouped and contains only counts. */
	public boolean isCountOnly() {
		return this.group == null && this.entries.stream().allMatch((entry) -> entry.value() instanceof Value.Count);
	}

	/**
	 * A single value of an aggregate.
	 *
	 * @param key key of the value in the aggregate
	 * @param value kind of the value
	 */
	public record Entry(String key, Value value) {
	}

	/** A criterion that objects are grouped by. */
	public sealed interface Group {

		/** Returns the name of the parameter that holds the maximum number of groups. */
		String limit();

		/**
		 * Groups by the value of a property.
		 *
		 * @param property name of the property
		 * @param limit parameter that holds the maximum number of groups
		 */
		record ByProperty(String property, String limit) implements Group {
		}

		/**
		 * Groups by the period that contains an instant, in UTC.
		 *
		 * @param property property that holds the instant
		 * @param unit unit of the period as {@code datetime.truncate} names it
		 * @param limit parameter that holds the maximum number of groups
		 */
		record ByPeriod(String property, String unit, String limit) implements Group {
		}

		/**
		 * Groups by a related object.
		 *
		 * @param source relationship to the object
		 * @param type type of the object
		 * @param limit parameter that holds the maximum number of groups
		 */
		record ByRelated(SourcePlan.Relationship source, NodeType type, String limit) implements Group {
		}

	}

	/** A kind of value that an aggregate can contain. */
	public sealed interface Value {

		/** Number of objects. */
		record Count() implements Value {
		}

		/** Value that the objects are grouped by, as text. */
		record Key() implements Value {
		}

		/** Start of the period; null when the objects are not grouped by period. */
		record Start() implements Value {
		}

		/**
		 * Related object that the objects are grouped by.
		 *
		 * @param target what to read of the object
		 */
		record GroupedObject(Target target) implements Value {
		}

		/** Always null, because the objects are grouped by another criterion. */
		record Absent() implements Value {
		}

		/**
		 * Measures over the values of a property.
		 *
		 * @param property name of the property
		 * @param ignored value that is treated as missing; null when all values are used
		 * @param measures measures to compute
		 */
		record PropertyMeasures(String property, @Nullable Long ignored, List<NamedMeasure> measures) implements Value {
		}

	}

	/**
	 * A measure and its key.
	 *
	 * @param key key of the measure
	 * @param measure measure to compute
	 */
	public record NamedMeasure(String key, Measure measure) {
	}

	/** A measure over the values of a property. */
	public enum Measure {

		MIN, MAX, AVERAGE

	}

}
