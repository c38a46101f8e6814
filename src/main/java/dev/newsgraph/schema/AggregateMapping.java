package dev.newsgraph.schema;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A field of a connection that sums up all of its objects, whatever the page.
 *
 * @param name the field's name in the schema
 * @param grouped whether it is a list of groups; else one sum of all
 * @param groupings what the objects can be grouped by, by the enum's value; empty when
 * they are not
 * @param members the fields of the sum by name
 * @param rules what is demanded of its arguments
 */
public record AggregateMapping(String name, boolean grouped, Map<String, Grouping> groupings,
		Map<String, Member> members, List<ArgumentRule> rules) {

	public AggregateMapping {
		groupings = Map.copyOf(groupings);
		members = Map.copyOf(members);
		rules = List.copyOf(rules);
	}

	/** One field of a sum. */
	public sealed interface Member {

		/** How many objects there are. */
		record Count() implements Member {
		}

		/**
		 * The least, the greatest and the mean of a property.
		 *
		 * @param property the property
		 * @param ignored the value that stands for none; null for no such value
		 */
		record PropertyMeasures(String property, @Nullable Long ignored) implements Member {
		}

		/** What the objects of a group have in common, as text. */
		record Key() implements Member {
		}

		/** When the period of a group begins. */
		record Start() implements Member {
		}

		/**
		 * The object that the objects of a group have in common.
		 *
		 * @param type its type
		 */
		record GroupedObject(String type) implements Member {
		}

	}

	/** What objects have in common. */
	public sealed interface Grouping {

		/**
		 * A property.
		 *
		 * @param property its name
		 */
		record ByProperty(String property) implements Grouping {
		}

		/**
		 * The period that an instant lies in, in UTC.
		 *
		 * @param property the property that holds the instant
		 * @param unit the period, as Cypher calls it
		 */
		record ByPeriod(String property, String unit) implements Grouping {
		}

		/**
		 * An object over a relationship.
		 *
		 * @param source the relationship
		 * @param type the object's type
		 */
		record ByRelated(Source.ByRelationship source, String type) implements Grouping {
		}

	}

}
