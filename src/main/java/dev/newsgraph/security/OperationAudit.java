package dev.newsgraph.security;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import graphql.ExecutionInput;
import graphql.GraphQLContext;
import graphql.language.Field;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;

import dev.newsgraph.access.AuditLog;
import dev.newsgraph.access.Identity;
import dev.newsgraph.database.Caller;

/**
 * Notes in the audit log each mutation, and each operation that was refused because of
 * the role of its caller.
 */
final class OperationAudit implements WebGraphQlInterceptor {

	private static final String FORBIDDEN = "FORBIDDEN";

	/** Names of the input fields that say what a mutation is about. */
	private static final List<String> SUBJECTS = List.of("folder", "id");

	private final AuditLog audit;

	OperationAudit(AuditLog audit) {
		this.audit = audit;
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		return chain.next(request).doOnNext(this::note);
	}

	private void note(WebGraphQlResponse response) {
		boolean denied = response.getErrors()
			.stream()
			.anyMatch((error) -> FORBIDDEN.equals(error.getExtensions().get("code")));
		List<String> mutations = mutations(response.getExecutionInput());
		if (!denied && mutations.isEmpty()) {
			return;
		}
		GraphQLContext context = response.getExecutionInput().getGraphQLContext();
		Identity caller = context.getOrDefault(Identity.class, Identity.ANONYMOUS);
		Caller client = context.get(Caller.class);
		String address = (client != null) ? client.name() : "unknown";
		String action = mutations.isEmpty() ? "operation" : "mutation " + String.join(", ", mutations);
		if (denied) {
			this.audit.denied(caller, address, action, FORBIDDEN);
		}
		else {
			this.audit.processed(caller, address, action, outcome(response));
		}
	}

	private static String outcome(WebGraphQlResponse response) {
		if (!response.getErrors().isEmpty()) {
			return "FAILED";
		}
		Object data = response.getData();
		boolean refused = data instanceof Map<?, ?> fields
				&& fields.values().stream().anyMatch(OperationAudit::hasUserErrors);
		return refused ? "REFUSED" : "DONE";
	}

	private static boolean hasUserErrors(@Nullable Object payload) {
		return payload instanceof Map<?, ?> fields && fields.get("userErrors") instanceof List<?> errors
				&& !errors.isEmpty();
	}

	/** Returns the names of the root fields, if the operation is a mutation. */
	private static List<String> mutations(ExecutionInput input) {
		if (!input.getQuery().contains("mutation")) {
			return List.of();
		}
		try {
			return Parser.parse(input.getQuery())
				.getDefinitionsOfType(OperationDefinition.class)
				.stream()
				.filter((operation) -> operation.getOperation() == OperationDefinition.Operation.MUTATION
						&& isChosen(operation, input.getOperationName()))
				.flatMap((operation) -> operation.getSelectionSet().getSelectionsOfType(Field.class).stream())
				.map((field) -> field.getName() + subject(field, input.getVariables()))
				.toList();
		}
		catch (InvalidSyntaxException ex) {
			return List.of();
		}
	}

	/** Returns the folder or the job that a mutation is about, in parentheses. */
	private static String subject(Field field, Map<String, Object> variables) {
		Object argument = field.getArguments()
			.stream()
			.filter((one) -> one.getName().equals("input"))
			.findFirst()
			.map((one) -> value(one.getValue(), variables))
			.orElse(null);
		for (String name : SUBJECTS) {
			if (argument instanceof Map<?, ?> input && input.get(name) instanceof String text) {
				return "(%s: %s)".formatted(name, text);
			}
		}
		return "";
	}

	private static @Nullable Object value(@Nullable Value<?> value, Map<String, Object> variables) {
		return switch (value) {
			case VariableReference reference -> variables.get(reference.getName());
			case StringValue text -> text.getValue();
			case ObjectValue object -> {
				Map<String, @Nullable Object> fields = new HashMap<>();
				object.getObjectFields()
					.forEach((field) -> fields.put(field.getName(), value(field.getValue(), variables)));
				yield fields;
			}
			case null, default -> null;
		};
	}

	private static boolean isChosen(OperationDefinition operation, @Nullable String name) {
		return name == null || name.isEmpty() || name.equals(operation.getName());
	}

}
