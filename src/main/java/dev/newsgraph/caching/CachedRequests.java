package dev.newsgraph.caching;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

import dev.newsgraph.access.BudgetExceededException;
import dev.newsgraph.access.CostReport;
import dev.newsgraph.access.Spending;
import dev.newsgraph.query.events.FinishedOperation;
import dev.newsgraph.query.events.OperationEvents;
import dev.newsgraph.transport.BufferedBodyRequest;
import dev.newsgraph.transport.ByteBudget;
import dev.newsgraph.transport.HttpAnswer;
import dev.newsgraph.transport.JsonExchange;
import dev.newsgraph.transport.OperationEndpoint;

/**
 * Answers a request before it is parsed, if the same bytes have had an answer that is
 * kept. It runs after the filters that check all requests. It also notes for all paths
 * what a client can have seen of the graph.
 */
final class CachedRequests implements Filter {

	/** Requests with one of these headers are answered after they have been parsed. */
	private static final String[] OTHERS = { HttpHeaders.CACHE_CONTROL, HttpHeaders.PRAGMA, HttpHeaders.UPGRADE,
			CostReport.HEADER };

	private final String path;

	private final AnswerCache answers;

	private final boolean enabled;

	private final ByteBudget pendingAnswers;

	private final OperationEvents events;

	/**
	 * Creates the filter.
	 * @param path the path of the endpoint
	 * @param enabled whether requests are answered
	 * @param pendingAnswers the bytes of large answers that are being sent
	 * @param events notified of each request that is answered
	 */
	CachedRequests(String path, AnswerCache answers, boolean enabled, ByteBudget pendingAnswers,
			OperationEvents events) {
		this.path = path;
		this.answers = answers;
		this.enabled = enabled;
		this.pendingAnswers = pendingAnswers;
		this.events = events;
	}

	@Override
	public void doFilter(ServletRequest received, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest request = (HttpServletRequest) received;
		long start = System.nanoTime();
		CachedAnswer known = answer(request);
		if (known != null && isPaid(request)) {
			if (this.events.areHeard()) {
				this.events.publish(FinishedOperation.known(known.operation(), start, request::getHeader));
			}
			known.answer().writeTo((HttpServletResponse) response, this.pendingAnswers);
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		finally {
			this.answers.seen().noteOther(request);
		}
	}

	/**
	 * Takes what a request takes of the budget of its caller. A request that the budget
	 * does not allow is refused later.
	 */
	static boolean isPaid(HttpServletRequest request) {
		Spending spending = Spending.of(request);
		try {
			if (spending != null) {
				spending.begin();
			}
			return true;
		}
		catch (BudgetExceededException ex) {
			return false;
		}
	}

	private @Nullable CachedAnswer answer(HttpServletRequest request) {
		return (this.enabled && OperationEndpoint.isAt(this.path, request) && isPlain(request))
				? this.answers.known(request, RequestDigest.ofReceived(request)) : null;
	}

	private static boolean isPlain(HttpServletRequest request) {
		boolean safe = switch (request.getMethod()) {
			case "GET", "HEAD" -> true;
			default -> false;
		};
		if (safe ? request.getHeader(HttpHeaders.IF_NONE_MATCH) != null : !request.getMethod().equals("POST")) {
			return false;
		}
		if (!safe && BufferedBodyRequest.body(request) == null) {
			return false;
		}
		for (String name : OTHERS) {
			if (request.getHeader(name) != null) {
				return false;
			}
		}
		return !JsonExchange.isLate(request);
	}

}
