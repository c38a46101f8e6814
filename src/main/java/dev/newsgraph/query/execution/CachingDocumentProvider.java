package dev.newsgraph.query.execution;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;

/** Caches parsed and validated documents by their text. */
public final class CachingDocumentProvider implements PreparsedDocumentProvider {

	private final Cache<String, PreparsedDocumentEntry> operations;

	/**
	 * Creates a provider.
	 * @param size maximum number of documents
	 */
	public CachingDocumentProvider(int size) {
		this.operations = Caffeine.newBuilder().maximumSize(size).build();
	}

	@Override
	public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(ExecutionInput input,
			Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
		return CompletableFuture
			.completedFuture(this.operations.get(input.getQuery(), (text) -> parseAndValidate.apply(input)));
	}

}
