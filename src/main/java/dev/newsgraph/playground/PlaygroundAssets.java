package dev.newsgraph.playground;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the files of the page. The build adds a compressed variant of each file. The
 * names contain a digest of the content, so clients can cache the files without limit.
 */
final class PlaygroundAssets implements WebMvcConfigurer {

	private static final String PATHS = "/graphiql/assets/**";

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler(PATHS)
			.addResourceLocations("classpath:/playground/assets/")
			.setUseLastModified(false)
			.setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
			// The cache of the chain ignores which encodings a client rejects.
			.resourceChain(false)
			.addResolver(new SmallestEncodingResolver());
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new HandlerInterceptor() {
			@Override
			public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
				response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
				return true;
			}
		}).addPathPatterns(PATHS);
	}

}
