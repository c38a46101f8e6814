package dev.newsgraph.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.newsgraph.access.AuditLog;
import dev.newsgraph.access.BudgetExceededException;
import dev.newsgraph.access.RequestCaller;
import dev.newsgraph.query.ConnectionPages;
import dev.newsgraph.query.ConnectionReadException;
import dev.newsgraph.query.ConnectionReader;
import dev.newsgraph.query.events.OperationEvents;
import dev.newsgraph.transport.ClientAddress;
import dev.newsgraph.transport.JsonExchange;
import dev.newsgraph.transport.OperationEndpoint;
import dev.newsgraph.transport.OperationRequest;
import dev.newsgraph.transport.PagedAnswers;
import dev.newsgraph.transport.RefusedRequestException;

/**
 * Handles {@code /graphql/export}: takes an operation as the GraphQL endpoint does, and
 * sends all rows of one of its connections. The first page is read before the response
 * begins, so that an invalid operation is answered with an error in JSON. Unless the
 * client reads trailer fields, the body ends only after the last row; otherwise the
 * connection is closed.
 */
final class ExportEndpoint {

	private static final OperationEndpoint ENDPOINT = OperationEndpoint.getAndPost(ExportFormat.types());

	private static final int BUFFER_SIZE = 16 * 1024;

	private final JsonExchange exchange;

	private final ConnectionReader reader;

	private final PagedAnswers answers;

	private final ExportProperties properties;

	private final ExportSlots slots;

	private final AuditLog audit;

	private final OperationEvents events;

	ExportEndpoint(JsonExchange exchange, ConnectionReader reader, PagedAnswers answers, ExportProperties properties,
			ExportSlots slots, AuditLog audit, OperationEvents events) {
		this.audit = audit;
		this.exchange = exchange;
		this.reader = reader;
		this.answers = answers;
		this.properties = properties;
		this.slots = slots;
		this.events = events;
	}

	ServerResponse handle(ServerRequest request) throws ServletException, IOException {
		ExportObservation observation = ExportObservation.begin(this.events, request.servletRequest());
		try {
			return this.exchange.answer(request, ENDPOINT, (received, operation, type) -> {
				observation.begin(operation.getDocument(), operation.operationName());
				return answer(request, operation, type, observation);
			});
		}
		finally {
			observation.endUnlessSending();
		}
	}

	private ServerResponse answer(ServerRequest request, OperationRequest operation, MediaType type,
			ExportObservation observation) {
		HttpServletRequest received = request.servletRequest();
		if (received.getProtocol().equals("HTTP/1.0")) {
			throw RefusedRequestException.of(HttpStatus.HTTP_VERSION_NOT_SUPPORTED, "BAD_REQUEST",
					"An export needs HTTP/1.1, because HTTP/1.0 cannot tell an incomplete body from a complete one.");
		}
		boolean all = flag(request, "all", true);
		boolean byteOrderMark = flag(request, "byteOrderMark", false);
		String connection = text(request, "connection");
		String caller = PagedAnswers.caller(received);
		this.slots.enter(caller);
		boolean begun = false;
		try {
			ConnectionPages pages = pages(received, operation, all, connection);
			ServerResponse.BodyBuilder response = response(request, pages, ExportFormat.of(type));
			if (request.method().equals(HttpMethod.HEAD)) {
				return response.build();
			}
			List<@Nullable Object> first = PagedAnswers.first(received, pages::next);
			begun = true;
			observation.sending();
			return response.build((sent, target) -> {
				try {
					ExportResult result = observation
						.send(() -> send(sent, target, pages, first, ExportFormat.of(type), byteOrderMark));
					if (!result.complete() && !readsTrailers(sent)) {
						target.flushBuffer();
						throw PagedAnswers.incomplete(String.valueOf(result.message()));
					}
					return null;
				}
				finally {
					this.slots.leave(caller);
				}
			});
		}
		catch (ConnectionReadException ex) {
			if (ex.code().equals("FORBIDDEN") || ex.code().equals(BudgetExceededException.CODE)) {
				this.audit.denied(RequestCaller.of(received), ClientAddress.of(received), "export", ex.code());
			}
			observation.fail(ex.code());
			return failure(ex);
		}
		finally {
			if (!begun) {
				this.slots.leave(caller);
			}
		}
	}

	private static boolean flag(ServerRequest request, String name, boolean otherwise) {
		String value = text(request, name);
		return switch (value) {
			case null -> otherwise;
			case "true" -> true;
			case "false" -> false;
			default -> throw refused(
					"The parameter `%s` in the URL is neither `true` nor `false`; send one of them, or leave it out."
						.formatted(name));
		};
	}

	private static @Nullable String text(ServerRequest request, String name) {
		List<String> values = request.params().getOrDefault(name, List.of());
		if (values.size() > 1) {
			throw refused("The parameter `%s` occurs more than once in the URL; send it once.".formatted(name));
		}
		return values.isEmpty() ? null : values.getFirst();
	}

	private static RefusedRequestException refused(String message) {
		return RefusedRequestException.of(HttpStatus.UNPROCESSABLE_CONTENT, "BAD_REQUEST", message);
	}

	private ConnectionPages pages(HttpServletRequest request, OperationRequest operation, boolean all,
			@Nullable String connection) {
		ConnectionPages pages = this.reader.as(RequestCaller.identity(request))
			.read(operation.getDocument(), operation.operationName(), operation.variables(), connection,
					all ? this.properties.pageSize() : null);
		if (Column.of(pages).isEmpty()) {
			throw RefusedRequestException.of(HttpStatus.UNPROCESSABLE_CONTENT, "BAD_USER_INPUT",
					"The operation selects no field of the rows, so a table of them has no column; select one, for"
							+ " example `{ articles { edges { node { title } } } }`.");
		}
		pages.limit(this.properties.maxRows());
		return pages;
	}

	private static ServerResponse.BodyBuilder response(ServerRequest request, ConnectionPages pages,
			ExportFormat format) {
		String name = pages.operationName().isEmpty() ? pages.connectionName() : pages.operationName();
		return ServerResponse.ok()
			.contentType(utf8(format.type()))
			.header(HttpHeaders.VARY, HttpHeaders.ACCEPT, HttpHeaders.AUTHORIZATION)
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(name + "." + format.extension()).build().toString())
			.header(HttpHeaders.TRAILER,
					String.join(", ", ExportResult.COMPLETE_FIELD, ExportResult.ROWS_FIELD, ExportResult.REASON_FIELD));
	}

	private ExportResult send(HttpServletRequest request, HttpServletResponse response, ConnectionPages pages,
			List<@Nullable Object> first, ExportFormat format, boolean byteOrderMark) throws IOException {
		AtomicReference<Map<String, String>> trailer = new AtomicReference<>(Map.of());
		response.setTrailerFields(trailer::get);
		Writer target = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8),
				BUFFER_SIZE);
		ExportResult result = new ExportStream(this.properties, this.answers, pages).send(request, first,
				format.writer(target, Column.of(pages), byteOrderMark), () -> PagedAnswers.beginPage(response));
		if (result.complete() || readsTrailers(request)) {
			trailer.set(result.trailer());
		}
		return result;
	}

	private static boolean readsTrailers(HttpServletRequest request) {
		String accepted = request.getHeader(HttpHeaders.TE);
		return accepted != null
				&& List.of(accepted.toLowerCase(Locale.ROOT).split("\\s*[,;]\\s*")).contains("trailers");
	}

	/**
	 * Returns the status of an export whose first page could not be read.
	 * @param code the code of the first error
	 */
	static HttpStatus status(String code) {
		return switch (code) {
			case "SERVICE_UNAVAILABLE" -> HttpStatus.SERVICE_UNAVAILABLE;
			case "TIMEOUT" -> HttpStatus.GATEWAY_TIMEOUT;
			case "INTERNAL_SERVER_ERROR" -> HttpStatus.INTERNAL_SERVER_ERROR;
			case "GRAPHQL_PARSE_FAILED" -> HttpStatus.BAD_REQUEST;
			case "FORBIDDEN" -> HttpStatus.FORBIDDEN;
			case BudgetExceededException.CODE -> HttpStatus.TOO_MANY_REQUESTS;
			// As at the GraphQL endpoint, for an operation that is not valid.
			default -> HttpStatus.UNPROCESSABLE_CONTENT;
		};
	}

	private static ServerResponse failure(ConnectionReadException failure) {
		HttpStatus status = status(failure.code());
		return ServerResponse.status(status).headers((headers) -> {
			if (status == HttpStatus.SERVICE_UNAVAILABLE) {
				headers.set(HttpHeaders.RETRY_AFTER, "1");
			}
			if (failure.extension(BudgetExceededException.RETRY_AFTER) instanceof Long seconds) {
				headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
			}
		})
			.contentType(utf8(MediaType.APPLICATION_JSON))
			.header(HttpHeaders.VARY, HttpHeaders.ACCEPT, HttpHeaders.AUTHORIZATION)
			.cacheControl(CacheControl.noStore())
			.body(Map.of("errors", failure.errors()));
	}

	private static MediaType utf8(MediaType type) {
		Map<String, String> parameters = new LinkedHashMap<>(type.getParameters());
		parameters.put("charset", "utf-8");
		return new MediaType(type.getType(), type.getSubtype(), parameters);
	}

}
