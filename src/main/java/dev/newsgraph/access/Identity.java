package dev.newsgraph.access;

/**
 * The caller of a request. The identity of an operation is in its
 * {@link graphql.GraphQLContext}, under the key {@link Identity}{@code .class}.
 *
 * @param name name of the API key, subject of the JWT, or {@code anonymous}
 * @param role what the caller may do
 */
public record Identity(String name, Role role) {

	/** A caller without credentials, who may only read. */
	public static final Identity ANONYMOUS = new Identity("anonymous", Role.READER);

}
