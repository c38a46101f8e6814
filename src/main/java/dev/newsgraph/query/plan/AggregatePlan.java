package dev.newsgraph.query.plan;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.NodeType;

/**
 * Plan of one aggregate over all objects of a connection.
 *
 * @param key key of the aggregate in the row
 * @param entries values of the aggregate
 */
public record AggregatePlan(String key, List<Entry> entries) {

	static Entry entry(Map.Entry<String, Value> entry) {
		return new Entry(entry.getKey(), entry.getValue());
	}

	/** Returns whether the aggregate contains only counts. */
	public boolean isCountOnly() {
		return this.entries.stream().allMatch((entry) -> entry.value() instanceof Value.Count);
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

		/**
		 * Groups by the value of a property.
		 *
		 * @param property name of the property
		 */
		record ByProperty(String property) implements Group {
		}

		/**
		 * Groups by the period that contains an instant, in UTC.
		 *
		 * @param property property that holds the instant
		 * @param unit unit of the period as {@code datetime.truncate} names it
		 */
		record ByPeriod(String property, String unit) implements Group {
		}

		/**
		 * Groups by a related object.
		 *
		 * @param source relationship to the object
		 * @param type type of the object
		 */
		record ByRelated(SourcePlan.Relationship source, NodeType type) implements Group {
		}

	}

	/** A kind of value that an aggregate can contain. */
	public sealed interface Value {

		/** Number of objects. */
		record Count() implements Value {
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
