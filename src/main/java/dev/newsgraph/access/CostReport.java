package dev.newsgraph.access;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The report of what an operation took of the budget of its caller. A client asks for it
 * by a header, or by an entry in the extensions of the request.
 */
public final class CostReport {

	/** Name of the entry in the extensions of request and response. */
	public static final String NAME = "cost";

	/** Name of the header. */
	public static final String HEADER = "Newsgraph-Cost";

	private CostReport() {
	}

	/** Returns whether the value of the header asks for the report. */
	public static boolean isAskedFor(@Nullable String header) {
		return header != null && header.strip().equalsIgnoreCase("true");
	}

	/** Returns whether the extensions of a request ask for the report. */
	public static boolean isAskedFor(Map<String, Object> extensions) {
		return Boolean.TRUE.equals(extensions.get(NAME));
	}

}
