package dev.newsgraph.caching;

import java.util.Set;

import dev.newsgraph.query.events.KnownDocument;
import dev.newsgraph.query.events.TopLevelWords;

/**
 * Tells documents that contain only queries from others before they are parsed. So a
 * mutation or a subscription never waits for another request, and is never looked up.
 */
final class QueryDocument {

	private static final Set<String> OTHERS = Set.of("mutation", "subscription");

	private QueryDocument() {
	}

	/**
	 * Returns whether no definition of the document begins with {@code mutation} or
	 * {@code subscription}. A document that uses one of these words as the name of an
	 * operation or of a fragment counts as if it did.
	 */
	static boolean isQueryOnly(String text) {
		TopLevelWords found = KnownDocument.of(text).words();
		return found.closed() && found.words().stream().noneMatch(OTHERS::contains);
	}

}
