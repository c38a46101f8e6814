package dev.newsgraph.security;

import java.util.List;

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

/**
 * The headers that tell a browser what it must not do with a response. The page has a
 * content security policy of its own.
 */
final class ProtectiveHeaders {

	/** Nothing in a response is executed or loaded, and no page shows it in a frame. */
	private static final String DATA = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	/** A worker has the policy of its script. */
	private static final String FILES = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

	private ProtectiveHeaders() {
	}

	/** Returns a filter that adds the headers to every response. */
	static HeaderWriterFilter filter() {
		RequestMatcher page = new OrRequestMatcher(PathPatternRequestMatcher.pathPattern("/graphiql"),
				PathPatternRequestMatcher.pathPattern("/graphiql/"));
		RequestMatcher files = PathPatternRequestMatcher.pathPattern("/graphiql/assets/**");
		HeaderWriterFilter filter = new HeaderWriterFilter(
				List.of(new XContentTypeOptionsHeaderWriter(), new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
						new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER), policy(FILES, files),
						policy(DATA, new NegatedRequestMatcher(new OrRequestMatcher(page, files)))));
		// Before the response begins, whoever writes it.
		filter.setShouldWriteHeadersEagerly(true);
		return filter;
	}

	private static HeaderWriter policy(String directives, RequestMatcher paths) {
		return new DelegatingRequestMatcherHeaderWriter(paths, new ContentSecurityPolicyHeaderWriter(directives));
	}

}
