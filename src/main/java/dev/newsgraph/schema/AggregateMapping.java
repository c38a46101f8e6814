package dev.newsgraph.schema;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Mapping of a field of a connection that aggregates all objects of the connection,
 * independent of the page.
 *
 * @param name name of the field in the schema
 * @param grouped whether the field is a connection of groups; otherwise it is one
 * aggregate
 * @param groupings criteria that the objects can be grouped by, by enum value; empty if
 * the field is not grouped
 * @param members fields of the aggregate by name
 * @param rules rules for the arguments of the field
 * @param sizes page sizes of the groups; null for those of the settings
 */
public record AggregateMapping(String name, boolean grouped, Map<String, Grouping> groupings,
		Map<String, Member> members, List<ArgumentRule> rules, @Nullable PageSizes sizes) {

	public AggregateMapping {
		groupings = Map.copyOf(groupings);
		members = Map.copyOf(members);
		rules = List.copyOf(rules);
	}

	/**
	 * Page sizes of a connection.
	 *
	 * @param byDefault number of items of a page if the client passes none
	 * @param max maximum number of items of a page
	 */
	public record PageSizes(int byDefault, int max) {
	}

	/** A field of an aggregate. */
	public sealed interface Member {

		/** Number of objects. */
		record Count() implements Member {
		}

		/**
		 * Minimum, maximum and average of a property.
		 *
		 * @param property name of the property
		 * @param ignored value that is treated as missing; null when all values are used
		 */
		record PropertyMeasures(String property, @Nullable Long ignored) implements Member {
		}

		/** Value that the objects of a group have in common, as text. */
		record Key() implements Member {
		}

		/** Start of the period of a group. */
		record Start() implements Member {
		}

		/**
		 * Related object that the objects of a group have in common.
		 *
		 * @param type name of its type
		 */
		record GroupedObject(String type) implements Member {
		}

	}

	/** A criterion that objects are grouped by. */
	public sealed interface Grouping {

		/**
		 * Groups by the value of a property.
		 *
		 * @param property name of the property
		 */
		record ByProperty(String property) implements Grouping {
		}

		/**
		 * Groups by the period that contains an instant, in UTC.
		 *
		 * @param property property that holds the instant
		 * @param unit unit of the period as {@code datetime.truncate} names it
		 */
		record ByPeriod(String property, String unit) implements Grouping {
		}

		/**
		 * Groups by a related object.
		 *
		 * @param source relationship to the object
		 * @param type name of its type
		 */
		record ByRelated(Source.ByRelationship source, String type) implements Grouping {
		}

	}

}
