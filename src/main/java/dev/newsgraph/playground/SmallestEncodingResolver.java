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
 * Sends Brotli where a browser takes it. The stock resolver takes the coding that is
 * named first, which is gzip with every browser, and heeds no {@code q=0}.
 */
final class SmallestEncodingResolver extends EncodedResourceResolver {

	private static final List<String> CODINGS = List.of("br", "gzip");

	@Override
	protected @Nullable Resource resolveResourceInternal(@Nullable HttpServletRequest request, String path,
			List<? extends Resource> locations, ResourceResolverChain chain) {
		return super.resolveResourceInternal(new InOurOrder(Objects.requireNonNull(request)), path, locations, chain);
	}

	private static final class InOurOrder extends HttpServletRequestWrapper {

		InOurOrder(HttpServletRequest request) {
			super(request);
		}

		@Override
		public @Nullable String getHeader(String name) {
			String value = super.getHeader(name);
			return (value != null && name.equalsIgnoreCase(HttpHeaders.ACCEPT_ENCODING)) ? ordered(value) : value;
		}

		private static String ordered(String accepted) {
			List<String> codings = Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
				.map((coding) -> coding.replace(" ", ""))
				.filter((coding) -> !coding.matches(".*;q=0(\\.0*)?"))
				.map((coding) -> coding.replaceFirst(";.*", ""))
				.toList();
			return CODINGS.stream().filter(codings::contains).collect(Collectors.joining(","));
		}

	}

}
