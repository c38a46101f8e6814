package dev.newsgraph.query;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;

/** Keeps parsed and validated operations by their text. */
final class CachedOperations implements PreparsedDocumentProvider {

	private final Cache<String, PreparsedDocumentEntry> operations;

	CachedOperations(QueryProperties properties) {
		this.operations = Caffeine.newBuilder().maximumSize(properties.cachedOperations()).build();
	}

	@Override
	public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(ExecutionInput input,
			Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
		return CompletableFuture
			.completedFuture(this.operations.get(input.getQuery(), (text) -> parseAndValidate.apply(input)));
	}

}
