package dev.newsgraph.query.compiled;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.access.Role;
import dev.newsgraph.query.events.KnownDocument;

/**
 * Identifies a query by the SHA-256 of its document, and by the role of the caller: what
 * is kept of a query was checked for this role.
 *
 * @param document the hash of the characters of the document
 * @param operationName name of the operation, or {@code null}
 * @param role role of the caller
 * @param conditions values of the variables of {@code @include} and {@code @skip}; empty
 * for the entry of the document
 */
record QueryKey(KnownDocument.Hash document, @Nullable String operationName, Role role, List<Boolean> conditions) {

	static QueryKey of(String document, @Nullable String operationName, Role role) {
		return new QueryKey(KnownDocument.of(document).hash(), "".equals(operationName) ? null : operationName, role,
				List.of());
	}

	QueryKey with(List<Boolean> values) {
		return new QueryKey(this.document, this.operationName, this.role, values);
	}

}
