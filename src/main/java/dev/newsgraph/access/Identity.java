package dev.newsgraph.access;

import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a request. The identity of an operation is in its
 * {@link graphql.GraphQLContext}, under the key {@link Identity}{@code .class}. The
 * identity of an HTTP request is in the request attribute {@link #ATTRIBUTE}.
 *
 * @param name name of the API key, subject of the JWT, or {@code anonymous}
 * @param role what the caller may do
 */
public record Identity(String name, Role role) {

	/**
	 * A caller who is known only by its address, and may only read. Only a gateway
	 * without API keys and JWTs has such callers.
	 */
	public static final Identity ANONYMOUS = new Identity("anonymous", Role.READER);

	/**
	 * The gateway itself, which executes an operation that no client has sent, such as
	 * the check of a document. Such an execution names it explicitly.
	 */
	public static final Identity INTERNAL = new Identity("gateway", Role.ADMIN);

	/** Name of the request attribute that holds the identity of an HTTP request. */
	public static final String ATTRIBUTE = Identity.class.getName();

	/**
	 * Returns the caller of an operation, or {@code null} if it has none. Such an
	 * operation has no rights, so that a caller who is lost on the way gains nothing.
	 * @param context context of the operation
	 */
	public static @Nullable Identity of(GraphQLContext context) {
		return context.get(Identity.class);
	}

}
