package dev.newsgraph.playground;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.ServletException;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.newsgraph.access.AuditLog;
import dev.newsgraph.access.RequestCaller;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.query.OperationPreview;
import dev.newsgraph.query.OperationPreviews;
import dev.newsgraph.query.PreviewedStatement;
import dev.newsgraph.transport.JsonExchange;
import dev.newsgraph.transport.OperationRequest;

/**
 * Endpoints that describe an operation without running it: the estimate of its size and
 * cost, and, for allowed clients, its Cypher statements and their plans.
 */
final class OperationQuestions {

	private final JsonExchange exchange;

	private final OperationPreviews previews;

	private final GraphClient client;

	private final ExplainRule rule;

	private final EstimateJson estimates;

	OperationQuestions(JsonExchange exchange, OperationPreviews previews, GraphClient client, ExplainRule rule,
			EstimateJson estimates) {
		this.exchange = exchange;
		this.previews = previews;
		this.client = client;
		this.rule = rule;
		this.estimates = estimates;
	}

	/** Handles {@code POST /graphql/estimate}. */
	ServerResponse estimate(ServerRequest request) throws ServletException, IOException {
		return this.exchange.answer(request, (operation) -> json(HttpStatus.OK, this.estimates
			.of(preview(request, operation), RequestCaller.identity(request.servletRequest()).role())));
	}

	/**
	 * Handles {@code POST /graphql/explain}. With {@code ?plan=true}, the response
	 * contains the plans.
	 */
	ServerResponse explain(ServerRequest request) throws ServletException, IOException {
		if (!this.rule.allows(request.servletRequest())) {
			AuditLog.deny(request.servletRequest(), "FORBIDDEN");
			return json(HttpStatus.FORBIDDEN, errors(this.rule.refusal(), "FORBIDDEN"));
		}
		boolean plan = request.param("plan").filter("true"::equals).isPresent();
		return this.exchange.answer(request, (operation) -> {
			try {
				return json(HttpStatus.OK, explanation(preview(request, operation), plan));
			}
			catch (GraphClientException ex) {
				return json(HttpStatus.OK, errors(ex.reason().message(), OperationPreviews.code(ex)));
			}
		});
	}

	private OperationPreview preview(ServerRequest request, OperationRequest operation) {
		return this.previews.as(RequestCaller.identity(request.servletRequest()))
			.of(operation.getDocument(), operation.operationName(), operation.variables());
	}

	private Map<String, Object> explanation(OperationPreview preview, boolean plan) {
		List<Map<String, Object>> statements = new ArrayList<>();
		// A run sends no statement of an operation with errors.
		for (PreviewedStatement previewed : preview.errors().isEmpty() ? preview.statements()
				: List.<PreviewedStatement>of()) {
			Map<String, Object> statement = new LinkedHashMap<>();
			statement.put("field", previewed.field());
			statement.put("key", previewed.key());
			statement.put("cypher", previewed.readableText());
			statement.put("parameters", previewed.parameters());
			statement.put("plan", plan ? this.client.explain(previewed.statement()) : null);
			statements.add(statement);
		}
		Map<String, Object> explanation = new LinkedHashMap<>();
		explanation.put("statements", statements);
		if (!preview.errors().isEmpty()) {
			explanation.put("errors", preview.errors());
		}
		return explanation;
	}

	private static Map<String, Object> errors(String message, String code) {
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("message", message);
		error.put("extensions", Map.of("code", code));
		return Map.of("errors", List.of(error));
	}

	private static ServerResponse json(HttpStatus status, Map<String, Object> body) {
		return ServerResponse.status(status)
			.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(CacheControl.noStore())
			.body(body);
	}

}
