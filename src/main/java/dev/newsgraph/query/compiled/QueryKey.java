package dev.newsgraph.query.compiled;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.access.Role;

/**
 * Identifies a query by the SHA-256 of its document, and by the role of the caller: what
 * is kept of a query was checked for this role.
 *
 * @param first the first 8 bytes of the hash
 * @param second the next 8 bytes
 * @param third the next 8 bytes
 * @param fourth the last 8 bytes
 * @param characters hash of the characters; UTF-8 has no bytes for half of a surrogate
 * pair
 * @param operationName name of the operation, or {@code null}
 * @param role role of the caller
 * @param conditions values of the variables of {@code @include} and {@code @skip}; empty
 * for the entry of the document
 */
record QueryKey(long first, long second, long third, long fourth, int characters, @Nullable String operationName,
		Role role, List<Boolean> conditions) {

	static QueryKey of(String document, @Nullable String operationName, Role role) {
		try {
			ByteBuffer hash = ByteBuffer
				.wrap(MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8)));
			return new QueryKey(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong(), document.hashCode(),
					"".equals(operationName) ? null : operationName, role, List.of());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	QueryKey with(List<Boolean> values) {
		return new QueryKey(this.first, this.second, this.third, this.fourth, this.characters, this.operationName,
				this.role, values);
	}

}
