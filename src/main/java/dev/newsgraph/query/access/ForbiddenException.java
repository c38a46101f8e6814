package dev.newsgraph.query.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.ErrorType;
import graphql.execution.AbortExecutionException;
import graphql.language.SourceLocation;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.access.Role;

/**
 * Thrown when an operation selects a field that requires another role than the caller
 * has. The message names the field, or the type that an id names, and both roles. It
 * becomes a GraphQL error with the code {@value #CODE}, and nothing of the operation is
 * read.
 */
public final class ForbiddenException extends AbortExecutionException {

	private static final long serialVersionUID = 1L;

	/** Error code in {@code extensions.code}. */
	public static final String CODE = "FORBIDDEN";

	private final String kind;

	private final String name;

	private final Role required;

	private final @Nullable Role role;

	private final transient @Nullable SourceLocation location;

	/**
	 * Creates the exception.
	 * @param denial the field that the caller may not select
	 * @param role role of the caller
	 * @param location place of the field in the document, or {@code null}
	 */
	public ForbiddenException(Denial denial, Role role, @Nullable SourceLocation location) {
		super("The %s `%s` requires the role `%s`, and the caller has the role `%s`. %s".formatted(denial.kind(),
				denial.name(), denial.required().label(), role.label(),
				"Send credentials of a role that may select it, or leave it out."));
		this.kind = denial.kind();
		this.name = denial.name();
		this.required = denial.required();
		this.role = role;
		this.location = location;
	}

	private ForbiddenException(String message, String kind, String name, Role required, @Nullable Role role) {
		super(message);
		this.kind = kind;
		this.name = name;
		this.required = required;
		this.role = role;
		this.location = null;
	}

	/**
	 * Returns the exception for a field whose statement cannot leave out the objects that
	 * a role must not see.
	 * @param field type and name of the field
	 * @param type name of the type of the objects
	 */
	static ForbiddenException hidden(String field, String type, Role role) {
		return new ForbiddenException(
				"The field `%s` cannot leave out objects of the type `%s` that the role `%s` may not see. Leave the field out, or use a field that is not computed by a statement."
					.formatted(field, type, role.label()),
				"field", field, Role.ADMIN, role);
	}

	/** Returns the exception for an operation without a caller, which has no rights. */
	static ForbiddenException withoutCaller() {
		return new ForbiddenException("The operation has no caller, so nothing of it is executed.", "type", "Query",
				Role.READER, null);
	}

	/**
	 * Returns the exception for a mutation that the caller may not run.
	 * @param mutation name of the mutation
	 */
	public static ForbiddenException ofMutation(String mutation, Role required, Role role) {
		return new ForbiddenException(new Denial("Mutation." + mutation, required, List.of(mutation)), role, null);
	}

	@Override
	public Map<String, Object> getExtensions() {
		// A fixed order, so that equal errors serialize to equal text.
		Map<String, Object> extensions = new LinkedHashMap<>();
		extensions.put("code", CODE);
		extensions.put(this.kind, this.name);
		extensions.put("requiredRole", this.required.name());
		if (this.role != null) {
			extensions.put("role", this.role.name());
		}
		return extensions;
	}

	@Override
	public List<SourceLocation> getLocations() {
		return (this.location != null) ? List.of(this.location) : List.of();
	}

	@Override
	public ErrorType getErrorType() {
		return ErrorType.ExecutionAborted;
	}

}
