package dev.newsgraph.security;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.graphql.ResponseError;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;

import dev.newsgraph.access.AuditLog;
import dev.newsgraph.access.BudgetExceededException;
import dev.newsgraph.access.RequestCaller;
import dev.newsgraph.access.VerifiedCaller;
import dev.newsgraph.database.Caller;

/**
 * Notes in the audit log each mutation, and each operation that was refused because of
 * the role or the budget of its caller.
 */
final class OperationAudit implements WebGraphQlInterceptor {

	private static final Set<String> DENIALS = Set.of("FORBIDDEN", BudgetExceededException.CODE);

	private final AuditLog audit;

	OperationAudit(AuditLog audit) {
		this.audit = audit;
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		return chain.next(request).doOnNext((response) -> note(RequestCaller.of(request.getAttributes()), response));
	}

	private void note(@Nullable VerifiedCaller caller, WebGraphQlResponse response) {
		ResponseError denial = response.getErrors()
			.stream()
			.filter((error) -> DENIALS.contains(code(error)))
			.findFirst()
			.orElse(null);
		AuditedOperation operation = new AuditedOperation(response.getExecutionInput());
		List<String> mutations = operation.mutations();
		if (denial == null && mutations.isEmpty()) {
			return;
		}
		Caller client = response.getExecutionInput().getGraphQLContext().get(Caller.class);
		String address = (client != null) ? client.name() : "unknown";
		if (denial == null) {
			this.audit.processed(caller, address, action(mutations), outcome(response));
			return;
		}
		String action = mutations.isEmpty() ? operation.name() + denied(denial) : action(mutations);
		this.audit.denied(caller, address, action, code(denial));
	}

	private static String code(ResponseError error) {
		return String.valueOf(error.getExtensions().get("code"));
	}

	private static String action(List<String> mutations) {
		return "mutation " + String.join(", ", mutations);
	}

	/** Returns the field or type that was denied, in parentheses. */
	private static String denied(ResponseError denial) {
		Object name = denial.getExtensions().getOrDefault("field", denial.getExtensions().get("type"));
		return (name != null) ? " (%s)".formatted(name) : "";
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

}
