package dev.newsgraph.transport;

import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.Spending;
import dev.newsgraph.database.Caller;
import dev.newsgraph.database.StatementSent;
import dev.newsgraph.query.compiled.CompiledRequest;
import dev.newsgraph.query.events.OperationRun;
import dev.newsgraph.query.execution.SafeMethod;

/** The client of an HTTP request. */
final class HttpCaller implements Caller {

	/** Name of the request attribute that holds the caller. */
	static final String ATTRIBUTE = HttpCaller.class.getName();

	private final String address;

	private final long start = System.nanoTime();

	private final @Nullable ClientSocket socket;

	private final @Nullable OperationRun run;

	private final @Nullable Spending spending;

	private boolean planned;

	/** Creates the caller of the request that this thread handles. */
	HttpCaller(HttpServletRequest request) {
		this(request, noted(request));
	}

	/**
	 * Creates the caller of the request that this thread handles.
	 * @param run what is noted of its operation, or {@code null}
	 */
	HttpCaller(HttpServletRequest request, @Nullable OperationRun run) {
		this.run = run;
		this.address = ClientAddress.of(request);
		this.spending = Spending.of(request);
		this.socket = ClientSocket.current();
		request.setAttribute(ATTRIBUTE, this);
	}

	@Override
	public String name() {
		return this.address;
	}

	@Override
	public String account() {
		return (this.spending != null) ? this.spending.account() : this.address;
	}

	@Override
	public long since() {
		return this.start;
	}

	@Override
	public boolean isGone() {
		boolean gone = this.socket != null && this.socket.isGone();
		if (gone && this.run != null) {
			this.run.setClientGone();
		}
		return gone;
	}

	@Override
	public void onPlan(long cost) {
		if (this.run != null) {
			this.run.setCost(cost);
		}
		// An operation that graphql-java continues is planned twice.
		if (this.spending != null && !this.planned) {
			this.spending.take(cost);
			this.planned = true;
		}
	}

	@Override
	public @Nullable Map<String, Object> cost() {
		return (this.spending != null) ? this.spending.report() : null;
	}

	@Override
	public void onStatement(StatementSent event) {
		if (this.run != null) {
			this.run.add(event);
		}
	}

	/** Returns what is noted of the operation of a request, or {@code null}. */
	static @Nullable OperationRun run(HttpServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof HttpCaller caller) ? caller.run : noted(request);
	}

	/** Each page of an export has a caller of its own. */
	private static @Nullable OperationRun noted(HttpServletRequest request) {
		return (request.getAttribute(OperationRun.ATTRIBUTE) instanceof OperationRun run) ? run : null;
	}

	/** Ends the use of the client's socket. Call it before the response is written. */
	void release() {
		if (this.socket != null) {
			this.socket.release();
		}
	}

	/**
	 * Passes the client of a request, its identity, and the method if it is a safe one,
	 * to the execution in the {@code GraphQLContext}. Without an identity, the execution
	 * refuses the operation.
	 */
	static final class Interceptor implements WebGraphQlInterceptor {

		@Override
		public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
			Map<Object, Object> context = new HashMap<>();
			if (request.getAttributes().get(HttpCaller.ATTRIBUTE) instanceof Caller caller) {
				context.put(Caller.class, caller);
			}
			if (request.getAttributes().get(Identity.ATTRIBUTE) instanceof Identity identity) {
				context.put(Identity.class, identity);
			}
			if (request.getAttributes().get(DirectGraphQlHttpHandler.OPERATION) instanceof OperationRequest operation
					&& operation.safe()) {
				context.put(SafeMethod.class, new SafeMethod("GET"));
			}
			if (request.getAttributes().get(DirectGraphQlHttpHandler.COMPILED) instanceof CompiledRequest compiled) {
				compiled.handOver(context);
			}
			request.configureExecutionInput((input, builder) -> builder.graphQLContext(context).build());
			return chain.next(request);
		}

	}

}
