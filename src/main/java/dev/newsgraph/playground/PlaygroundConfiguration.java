package dev.newsgraph.playground;

import java.io.IOException;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** What is answered under {@code /graphiql}, and that {@code /} leads there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "newsgraph.playground.enabled", matchIfMissing = true)
@EnableConfigurationProperties(PlaygroundProperties.class)
class PlaygroundConfiguration {

	@Bean
	PlaygroundAssets playgroundAssets() {
		return new PlaygroundAssets();
	}

	@Bean
	RouterFunction<ServerResponse> playgroundPaths(ResourceLoader resources) throws IOException {
		PlaygroundPage page = new PlaygroundPage(resources.getResource("classpath:/playground/index.html"));
		return RouterFunctions.route()
			.GET("/", (request) -> PlaygroundPage.redirect("graphiql"))
			.GET("/graphiql", page::show)
			.GET("/graphiql/", (request) -> PlaygroundPage.redirect("../graphiql"))
			.build();
	}

}
