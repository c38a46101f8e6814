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
 * The files of the page, packed by the build beside themselves; their names hold a digest
 * of what is in them, so they never change.
 */
final class PlaygroundAssets implements WebMvcConfigurer {

	private static final String PATHS = "/graphiql/assets/**";

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler(PATHS)
			.addResourceLocations("classpath:/playground/assets/")
			.setUseLastModified(false)
			.setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
			// Its cache would take a coding that is refused for one that is accepted.
			.resourceChain(false)
			.addResolver(new SmallestEncodingResolver());
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new HandlerInterceptor() {
			@Override
			public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
				response.setHeader("X-Content-Type-Options", "nosniff");
				response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
				return true;
			}
		}).addPathPatterns(PATHS);
	}

}
