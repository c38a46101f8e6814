package dev.newsgraph.observability;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.newsgraph.query.events.FinishedOperation;
import dev.newsgraph.query.events.OperationName;

/**
 * The names of operations in metrics. Clients choose the names, so their number is
 * bounded. The IDs of documents are counted on their own, so that clients that send
 * documents cannot take their places.
 */
final class OperationNames {

	/** Stands for an operation without a name. */
	static final String UNNAMED = "unnamed";

	/** Stands for all operations beyond the bound, and for those that failed first. */
	static final String OTHER = "other";

	private final int limit;

	private final Set<String> names = ConcurrentHashMap.newKeySet();

	private final Set<String> documents = ConcurrentHashMap.newKeySet();

	/**
	 * Creates names.
	 * @param limit the number of names, and of IDs
	 */
	OperationNames(int limit) {
		this.limit = limit;
	}

	/**
	 * Returns the name of an operation in metrics: the ID of its document if the client
	 * sent one, otherwise its name. A name becomes known by an operation without an
	 * error.
	 */
	String of(FinishedOperation event) {
		OperationName operation = event.operation();
		String id = operation.documentId();
		if (id != null) {
			return known(this.documents, id, event);
		}
		if (operation.name().isEmpty()) {
			return (operation.type() == OperationName.Type.UNKNOWN) ? OTHER : UNNAMED;
		}
		return known(this.names, operation.name(), event);
	}

	private String known(Set<String> known, String name, FinishedOperation event) {
		if (known.contains(name)) {
			return name;
		}
		if (!event.outcome().equals(FinishedOperation.OK)) {
			return OTHER;
		}
		synchronized (known) {
			return (known.size() < this.limit && known.add(name)) || known.contains(name) ? name : OTHER;
		}
	}

}
