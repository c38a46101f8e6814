package dev.newsgraph.query.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.limits.DocumentLimits;
import dev.newsgraph.query.limits.DocumentSize;
import dev.newsgraph.schema.ClientDirectives;

/**
 * Caches parsed and validated documents by their text. Documents that are refused are not
 * kept.
 */
public final class CachingDocumentProvider implements PreparsedDocumentProvider {

	// Measured: a token takes about 200 bytes, a character up to 2.
	private static final int BYTES_PER_TOKEN = 250;

	private static final int BYTES_PER_ENTRY = 1000;

	private final DocumentLimits limits;

	private final Cache<String, CachedDocument> documents;

	/**
	 * Creates a provider.
	 * @param limits limits that apply while a document is parsed and validated
	 * @param bytes memory that the documents may take, as estimated
	 */
	public CachingDocumentProvider(DocumentLimits limits, long bytes) {
		this.limits = limits;
		this.documents = Caffeine.newBuilder()
			.executor(Runnable::run)
			.maximumWeight(bytes)
			.weigher((String text, CachedDocument document) -> document.weight())
			.build();
	}

	@Override
	public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(ExecutionInput input,
			Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
		CachedDocument document = this.documents.getIfPresent(input.getQuery());
		if (document == null) {
			document = read(input, parseAndValidate);
		}
		input.getGraphQLContext().put(DocumentSize.class, document.size());
		if (document.entry().getDocument() != null) {
			input.getGraphQLContext().put(Document.class, document.entry().getDocument());
		}
		return CompletableFuture.completedFuture(document.entry());
	}

	private CachedDocument read(ExecutionInput input,
			Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
		this.limits.prepareParsing(input.getGraphQLContext());
		PreparsedDocumentEntry entry = withoutUnsupported(parseAndValidate.apply(input), input);
		CachedDocument document = new CachedDocument(entry,
				input.getGraphQLContext().getOrDefault(DocumentSize.class, DocumentSize.NONE));
		if (!entry.hasErrors()) {
			this.documents.put(input.getQuery(), document);
		}
		return document;
	}

	private static PreparsedDocumentEntry withoutUnsupported(PreparsedDocumentEntry entry, ExecutionInput input) {
		@Nullable Document document = input.getGraphQLContext().get(Document.class);
		List<GraphQLError> unsupported = (document != null) ? ClientDirectives.unsupported(document) : List.of();
		if (unsupported.isEmpty()) {
			return entry;
		}
		List<GraphQLError> errors = new ArrayList<>(entry.hasErrors() ? entry.getErrors() : List.of());
		errors.addAll(unsupported);
		return new PreparsedDocumentEntry(errors);
	}

	/** Removes a document that is refused. */
	void discard(String text) {
		this.documents.invalidate(text);
	}

	/** Returns the memory that the documents take, as estimated. */
	long weight() {
		return CacheWeight.of(this.documents);
	}

	private record CachedDocument(PreparsedDocumentEntry entry, DocumentSize size) {

		int weight() {
			return BYTES_PER_ENTRY + 2 * this.size.characters() + BYTES_PER_TOKEN * this.size.tokens();
		}

	}

}
