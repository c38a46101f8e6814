package dev.newsgraph.security;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

import dev.newsgraph.access.AuditLog;
import dev.newsgraph.transport.ClientAddress;

/**
 * Writes a line to the audit log for each request that another filter or an endpoint has
 * denied, whatever the reason.
 */
final class DeniedRequests implements Filter {

	private final AuditLog audit;

	DeniedRequests(AuditLog audit) {
		this.audit = audit;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		try {
			chain.doFilter(request, response);
		}
		finally {
			HttpServletRequest received = (HttpServletRequest) request;
			this.audit.ended(received, ClientAddress.of(received));
		}
	}

}
