package dev.newsgraph.query.execution;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.modulith.NamedInterface;

/**
 * The result of a {@link MutationField}.
 *
 * @param key key of the node to return, or {@code null} if there is none
 * @param userErrors what the caller can correct; empty if the mutation did what was
 * requested
 */
@NamedInterface("mutations")
public record MutationResult(@Nullable String key, List<UserError> userErrors) {

	public MutationResult {
		userErrors = List.copyOf(userErrors);
	}

	/** Returns the result of a mutation that did what was requested. */
	public static MutationResult of(String key) {
		return new MutationResult(key, List.of());
	}

	/** Returns the result of a mutation that did nothing. */
	public static MutationResult refused(UserError error) {
		return new MutationResult(null, List.of(error));
	}

}
