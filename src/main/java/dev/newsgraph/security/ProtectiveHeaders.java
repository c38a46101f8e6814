package dev.newsgraph.security;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Adds the headers that tell a browser what it must not do with a response to every
 * response. The page has a content security policy of its own.
 */
final class ProtectiveHeaders extends HeaderWriterFilter {

	/** Nothing in a response is executed or loaded, and no page shows it in a frame. */
	private static final String DATA = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	/** A worker has the policy of its script. */
	private static final String FILES = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

	/** Creates the filter. */
	ProtectiveHeaders() {
		super(writers());
		// Before the response begins, whoever writes it.
		setShouldWriteHeadersEagerly(true);
	}

	// Each condition for a path, here and in the chain of Spring Security, would parse
	// the path again.
	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (ServletRequestPathUtils.hasParsedRequestPath(request)) {
			super.doFilterInternal(request, response, chain);
			return;
		}
		ServletRequestPathUtils.parseAndCache(request);
		try {
			super.doFilterInternal(request, response, chain);
		}
		finally {
			ServletRequestPathUtils.clearParsedRequestPath(request);
		}
	}

	private static List<HeaderWriter> writers() {
		RequestMatcher page = new OrRequestMatcher(PathPatternRequestMatcher.pathPattern("/graphiql"),
				PathPatternRequestMatcher.pathPattern("/graphiql/"));
		RequestMatcher files = PathPatternRequestMatcher.pathPattern("/graphiql/assets/**");
		return List.of(new XContentTypeOptionsHeaderWriter(), new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
				new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER), policy(FILES, files),
				policy(DATA, new NegatedRequestMatcher(new OrRequestMatcher(page, files))));
	}

	private static HeaderWriter policy(String directives, RequestMatcher paths) {
		return new DelegatingRequestMatcherHeaderWriter(paths, new ContentSecurityPolicyHeaderWriter(directives));
	}

}
