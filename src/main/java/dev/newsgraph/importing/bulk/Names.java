package dev.newsgraph.importing.bulk;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The names of labels, types and properties, which files hold as numbers. */
final class Names {

	private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

	private final List<String> names = new CopyOnWriteArrayList<>();

	/** Returns the number of a name. */
	int number(String name) {
		Integer known = this.numbers.get(name);
		return (known != null) ? known : add(name);
	}

	private synchronized int add(String name) {
		return this.numbers.computeIfAbsent(name, (added) -> {
			this.names.add(added);
			return this.names.size() - 1;
		});
	}

	/** Returns the name with a number. */
	String name(int number) {
		return this.names.get(number);
	}

}
