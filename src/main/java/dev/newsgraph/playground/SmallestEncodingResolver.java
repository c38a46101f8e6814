package dev.newsgraph.playground;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Resolves the Brotli variant of a file if the browser accepts it. The resolver of Spring
 * uses the encoding that the browser lists first, which is always gzip, and ignores
 * {@code q=0}.
 */
final class SmallestEncodingResolver extends EncodedResourceResolver {

	private static final List<String> ENCODINGS = List.of("br", "gzip");

	@Override
	protected @Nullable Resource resolveResourceInternal(@Nullable HttpServletRequest request, String path,
			List<? extends Resource> locations, ResourceResolverChain chain) {
		return super.resolveResourceInternal(new OrderedEncodingRequest(Objects.requireNonNull(request)), path,
				locations, chain);
	}

	private static final class OrderedEncodingRequest extends HttpServletRequestWrapper {

		OrderedEncodingRequest(HttpServletRequest request) {
			super(request);
		}

		@Override
		public @Nullable String getHeader(String name) {
			String value = super.getHeader(name);
			return (value != null && name.equalsIgnoreCase(HttpHeaders.ACCEPT_ENCODING)) ? ordered(value) : value;
		}

		private static String ordered(String accepted) {
			List<String> encodings = Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
				.map((encoding) -> encoding.replace(" ", ""))
				.filter((encoding) -> !isRefused(encoding))
				.map((encoding) -> encoding.split(";", 2)[0])
				.toList();
			return ENCODINGS.stream().filter(encodings::contains).collect(Collectors.joining(","));
		}

		// The weights 0, 0. and 0.000 refuse an encoding.
		private static boolean isRefused(String encoding) {
			int weight = encoding.lastIndexOf(";q=0");
			return weight >= 0 && encoding.chars().skip(weight + 4L).allMatch((c) -> c == '0' || c == '.');
		}

	}

}
