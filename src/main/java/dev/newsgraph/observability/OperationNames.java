package dev.newsgraph.observability;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.newsgraph.query.events.FinishedOperation;
import dev.newsgraph.query.events.OperationName;

/**
 * The names of operations in metrics. Clients choose the names, so their number is
 * bounded. The ids of trusted documents are bounded by their folder, and take none of the
 * places.
 */
final class OperationNames {

	/** Stands for an operation without a name. */
	static final String UNNAMED = "unnamed";

	/** Stands for all operations beyond the bound, and for those that failed first. */
	static final String OTHER = "other";

	private final int limit;

	private final Set<String> names = ConcurrentHashMap.newKeySet();

	/**
	 * Creates names.
	 * @param limit the number of names
	 */
	OperationNames(int limit) {
		this.limit = limit;
	}

	/**
	 * Returns the name of an operation in metrics: the id of its document if it is
	 * trusted, otherwise its name. A name becomes known by an operation without an error.
	 */
	String of(FinishedOperation event) {
		OperationName operation = event.operation();
		String id = operation.documentId();
		if (id != null) {
			return id;
		}
		if (operation.name().isEmpty()) {
			return (operation.type() == OperationName.Type.UNKNOWN) ? OTHER : UNNAMED;
		}
		return known(operation.name(), event);
	}

	private String known(String name, FinishedOperation event) {
		if (this.names.contains(name)) {
			return name;
		}
		if (!event.outcome().equals(FinishedOperation.OK)) {
			return OTHER;
		}
		synchronized (this.names) {
			return (this.names.size() < this.limit && this.names.add(name)) || this.names.contains(name) ? name : OTHER;
		}
	}

}
