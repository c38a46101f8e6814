package dev.newsgraph.query;

import java.util.List;
import java.util.Map;

/** Something that the gateway and the model are both asked. */
sealed interface DifferentialCase permits OperationCase, RandomWalk {

	/** The operation's text. */
	String text();

	/** The variables that it was asked with last. */
	Map<String, Object> variables();

	/** Where the gateway answers otherwise than the model; empty when they agree. */
	List<String> differences(Api api);

}
