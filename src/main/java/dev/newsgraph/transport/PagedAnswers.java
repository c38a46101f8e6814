package dev.newsgraph.transport;

import java.io.IOException;
import java.util.function.Function;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.CloseNowException;

import dev.newsgraph.access.RefusedTokenException;
import dev.newsgraph.access.RequestCaller;
import dev.newsgraph.access.Spending;
import dev.newsgraph.access.VerifiedCaller;
import dev.newsgraph.database.Caller;
import dev.newsgraph.query.ConnectionReadException;

/**
 * Supports answers that are read and sent in pages. The limits of single operations apply
 * to each page: it counts as an operation of its client, it has its own time limit, and
 * it is ended when the client has gone away. It is not read if the credentials of the
 * client have become invalid since the page before. The client must receive each page
 * within {@code newsgraph.http.answer-timeout}.
 */
public final class PagedAnswers {

	private final OperationGate gate;

	private final RequestDrain drain;

	PagedAnswers(OperationGate gate, RequestDrain drain) {
		this.gate = gate;
		this.drain = drain;
	}

	/** Returns the name of the client of a request. */
	public static String caller(HttpServletRequest request) {
		return JsonExchange.account(request);
	}

	/**
	 * Reads the first page. The handler that calls it counts as an operation already.
	 */
	public static <T> T first(HttpServletRequest request, Function<Caller, T> reader) {
		HttpCaller caller = new HttpCaller(request);
		try {
			return reader.apply(caller);
		}
		finally {
			caller.release();
		}
	}

	/**
	 * Reads a further page, while the response is sent.
	 * @throws ConnectionReadException if the credentials of the caller are no longer
	 * valid
	 * @throws RefusedRequestException if too many operations are running
	 * @throws ClientAbortException if the client has gone away
	 */
	public <T> T next(HttpServletRequest request, Function<Caller, T> reader) throws IOException {
		VerifiedCaller verified = RequestCaller.of(request);
		if (verified != null && !verified.isValid()) {
			throw ConnectionReadException.of("UNAUTHENTICATED", RefusedTokenException.INVALID);
		}
		Spending spending = Spending.of(request);
		if (spending != null) {
			spending.begin();
		}
		HttpCaller caller = new HttpCaller(request);
		OperationGate.Place place = this.gate.enter(caller.account(), verified);
		try {
			return reader.apply(caller);
		}
		catch (RuntimeException ex) {
			if (caller.isGone()) {
				throw new ClientAbortException(ex);
			}
			throw ex;
		}
		finally {
			place.close();
			caller.release();
		}
	}

	/** Returns whether the gateway stops, so that an answer should end. */
	public boolean isStopping() {
		return this.drain.isStopping();
	}

	/** Begins the time in which the client must receive the next page. */
	public static void beginPage(ServletResponse response) {
		for (ServletResponse one = response; one instanceof ServletResponseWrapper wrapper; one = wrapper
			.getResponse()) {
			if (wrapper instanceof TimedResponse timed) {
				timed.restart();
			}
		}
	}

	/**
	 * Returns an exception that closes the connection, so that the client sees that the
	 * body has no end.
	 */
	public static IOException incomplete(String reason) {
		return new CloseNowException(reason);
	}

}
