package dev.newsgraph.trusted;

import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;

/**
 * Registers the document of a request by the protocol of Apollo. It does so only after
 * the document was executed, so that a document that is not valid is never kept.
 */
final class DocumentRegistration implements WebGraphQlInterceptor {

	private final DocumentRequests requests;

	DocumentRegistration(DocumentRequests requests) {
		this.requests = requests;
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		return chain.next(request).doOnNext((response) -> {
			if (response.getExecutionResult().isDataPresent()) {
				this.requests.register(request.getDocument(), request.getExtensions());
			}
		});
	}

}
