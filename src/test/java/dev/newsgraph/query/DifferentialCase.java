package dev.newsgraph.query;

import java.util.List;
import java.util.Map;

/** Something that the gateway and the model are both asked. */
sealed interface DifferentialCase permits OperationCase, RandomWalk {

	/** Returns the text of the operation. */
	String text();

	/** Returns the variables of the last execution. */
	Map<String, Object> variables();

	/** Returns the differences between the gateway and the model; empty if they agree. */
	List<String> differences(Api api);

}
