package dev.newsgraph.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;

/**
 * What a path that takes operations supports.
 *
 * @param methods the supported methods, as in the header {@code Allow}: {@code POST}, and
 * {@code GET} with {@code HEAD} if the parameters may be in the URL
 * @param answers the media types of answers; the first one is for clients that accept any
 */
public record OperationEndpoint(List<HttpMethod> methods, List<MediaType> answers) {

	/**
	 * The value of the header {@code Allow} of the GraphQL endpoint, also for methods
	 * that the web server refuses before a path is known.
	 */
	static final String GET_AND_POST = getAndPost(List.of()).allow();

	/** Returns an endpoint that takes operations by {@code POST}. */
	public static OperationEndpoint post(List<MediaType> answers) {
		return new OperationEndpoint(List.of(HttpMethod.POST), answers);
	}

	/**
	 * Returns an endpoint that takes operations by {@code POST}, and by {@code GET} and
	 * {@code HEAD} with the parameters in the URL.
	 */
	public static OperationEndpoint getAndPost(List<MediaType> answers) {
		return new OperationEndpoint(List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST), answers);
	}

	/** Returns a predicate for a path with and without a slash at its end. */
	public static RequestPredicate path(String path) {
		return RequestPredicates.path(path).or(RequestPredicates.path(path + "/"));
	}

	/** Returns whether a request is one to this path. */
	public static boolean isAt(String path, HttpServletRequest request) {
		String uri = request.getRequestURI();
		int context = request.getContextPath().length();
		return uri.length() == context + path.length() && uri.endsWith(path);
	}

	/** Returns the value of the header {@code Allow}. */
	String allow() {
		return Stream.concat(this.methods.stream(), Stream.of(HttpMethod.OPTIONS))
			.map(HttpMethod::name)
			.collect(Collectors.joining(", "));
	}

}
