package dev.newsgraph.security;

import java.io.IOException;
import java.security.Principal;
import java.util.function.Function;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import dev.newsgraph.access.CallerBudgets;
import dev.newsgraph.access.RequestCaller;
import dev.newsgraph.access.Spending;
import dev.newsgraph.access.VerifiedCaller;
import dev.newsgraph.transport.ClientAddress;

/**
 * Notes the caller of a request as an attribute of the request. A caller without a token
 * is one that the settings allow, or none. A request without a caller reaches only what
 * every client may have.
 */
final class CallerFilter implements Filter {

	private final Function<HttpServletRequest, @Nullable VerifiedCaller> withoutToken;

	private final CallerBudgets budgets;

	private final RequestMatcher health;

	/**
	 * Creates a filter.
	 * @param withoutToken returns the caller of a request without a token, or
	 * {@code null} if callers need one
	 * @param management the path of the endpoints of Spring Boot Actuator
	 */
	CallerFilter(Function<HttpServletRequest, @Nullable VerifiedCaller> withoutToken, CallerBudgets budgets,
			String management) {
		this.withoutToken = withoutToken;
		this.budgets = budgets;
		this.health = PathPatternRequestMatcher.pathPattern(management + "/health/**");
	}

	@Override
	public void doFilter(ServletRequest received, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest request = (HttpServletRequest) received;
		if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication verified) {
			set(request, verified.caller());
		}
		else {
			VerifiedCaller caller = this.withoutToken.apply(request);
			if (caller != null) {
				set(request, caller);
				SecurityContextHolder.setContext(new SecurityContextImpl(new CallerAuthentication(caller)));
			}
		}
		Authentication caller = SecurityContextHolder.getContext().getAuthentication();
		chain.doFilter((caller != null && this.health.matches(request)) ? new HealthRequest(request, caller) : request,
				response);
	}

	private void set(HttpServletRequest request, VerifiedCaller caller) {
		RequestCaller.set(request, caller);
		request.setAttribute(Spending.ATTRIBUTE, this.budgets.spending(caller, ClientAddress.of(request)));
	}

	/**
	 * A request for the health endpoint, which shows details to callers whom the request
	 * itself names. Other requests are not wrapped, because that takes time.
	 */
	private static final class HealthRequest extends HttpServletRequestWrapper {

		private final Authentication caller;

		HealthRequest(HttpServletRequest request, Authentication caller) {
			super(request);
			this.caller = caller;
		}

		@Override
		public Principal getUserPrincipal() {
			return this.caller;
		}

	}

}
