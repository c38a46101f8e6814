package dev.newsgraph.transport;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;

/**
 * Servlet filter that lets all requests end when the gateway stops. It is the first part
 * of the application that stops: until the last request that began before has been
 * answered, the web server still accepts requests, but operations are refused, readiness
 * is down, and connections are closed after their next response.
 */
final class RequestDrain implements Filter, SmartLifecycle {

	private static final String LATE = RequestDrain.class.getName() + ".LATE";

	private static final long POLL_MILLIS = 20;

	/** The number of requests that began before the stop and have not ended. */
	private final AtomicInteger active = new AtomicInteger();

	private volatile boolean running;

	private volatile boolean stopping;

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		this.active.incrementAndGet();
		if (this.stopping) {
			// A client that keeps sending requests must not delay the stop.
			this.active.decrementAndGet();
			request.setAttribute(LATE, true);
			((HttpServletResponse) response).setHeader(HttpHeaders.CONNECTION, "close");
			chain.doFilter(request, response);
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		finally {
			this.active.decrementAndGet();
		}
	}

	/**
	 * Refuses an operation that arrived after the gateway began to stop.
	 * @throws RefusedRequestException if it did
	 */
	static void requireEarly(HttpServletRequest request) {
		if (isLate(request)) {
			throw RefusedRequestException
				.overloaded("The gateway is stopping; repeat the request after it has started.");
		}
	}

	/** Returns whether a request arrived after the gateway began to stop. */
	static boolean isLate(HttpServletRequest request) {
		return request.getAttribute(LATE) != null;
	}

	/** Returns whether the gateway is stopping. */
	boolean isStopping() {
		return this.stopping;
	}

	@Override
	public void start() {
		this.stopping = false;
		this.running = true;
	}

	@Override
	public void stop() {
		this.stopping = true;
		this.running = false;
	}

	/** Stops as soon as no earlier request is active. Spring bounds the time. */
	@Override
	public void stop(Runnable callback) {
		stop();
		Thread.ofVirtual().name("request-drain").start(() -> {
			awaitEnd();
			callback.run();
		});
	}

	private void awaitEnd() {
		try {
			while (this.active.get() > 0 && !this.running) {
				Thread.sleep(POLL_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Returns {@code false}, because only the end of the gateway refuses requests. */
	@Override
	public boolean isPauseable() {
		return false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
