package dev.newsgraph.trusted;

import org.springframework.http.HttpStatus;

import dev.newsgraph.transport.OperationRequest;
import dev.newsgraph.transport.OperationRequestResolver;
import dev.newsgraph.transport.RefusedRequestException;

/** Finds the document of a request by HTTP, on every path that takes operations. */
final class DocumentResolver implements OperationRequestResolver {

	private final DocumentRequests requests;

	DocumentResolver(DocumentRequests requests) {
		this.requests = requests;
	}

	@Override
	public OperationRequest resolve(OperationRequest request) {
		try {
			String text = this.requests.text(request.query(), request.documentId(), request.extensions());
			return (text == null || text.equals(request.query())) ? request : request.withQuery(text);
		}
		catch (DocumentRefusedException ex) {
			throw RefusedRequestException.passing(HttpStatus.valueOf(ex.status()),
					HttpStatus.valueOf(ex.graphQlStatus()), ex.code(), String.valueOf(ex.getMessage()));
		}
	}

	@Override
	public void answered(OperationRequest request) {
		this.requests.register(request.getDocument(), request.extensions());
	}

}
