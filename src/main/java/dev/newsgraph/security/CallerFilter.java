package dev.newsgraph.security;

import java.io.IOException;
import java.util.function.Function;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

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

	/**
	 * Creates a filter.
	 * @param withoutToken returns the caller of a request without a token, or
	 * {@code null} if callers need one
	 */
	CallerFilter(Function<HttpServletRequest, @Nullable VerifiedCaller> withoutToken, CallerBudgets budgets) {
		this.withoutToken = withoutToken;
		this.budgets = budgets;
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
		chain.doFilter(request, response);
	}

	private void set(HttpServletRequest request, VerifiedCaller caller) {
		RequestCaller.set(request, caller);
		request.setAttribute(Spending.ATTRIBUTE, this.budgets.spending(caller, ClientAddress.of(request)));
	}

}
