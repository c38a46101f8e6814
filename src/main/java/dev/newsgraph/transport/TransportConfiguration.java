package dev.newsgraph.transport;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;

import dev.newsgraph.database.ReadProperties;

/** Beans that replace parts of the GraphQL endpoint of Spring Boot. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(TransportProperties.class)
class TransportConfiguration {

	@Bean
	FilterRegistrationBean<AllowedHosts> allowedHosts(TransportProperties properties) {
		FilterRegistrationBean<AllowedHosts> filter = new FilterRegistrationBean<>(
				new AllowedHosts(properties.allowedHosts()));
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return filter;
	}

	@Bean
	RequestBody requestBody(TransportProperties properties) {
		return new RequestBody(properties);
	}

	@Bean
	GraphQlHttpHandler graphQlHttpHandler(WebGraphQlHandler handler, RequestBody body, ReadProperties reads) {
		return new DirectGraphQlHttpHandler(handler, new JsonConverter(body, reads.maxAnswerSize().toBytes()));
	}

	@Bean
	CallerInterceptor callerInterceptor() {
		return new CallerInterceptor();
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> clientSocketProtocol() {
		return (factory) -> factory.setProtocol(ClientSocketProtocol.class.getName());
	}

	@Bean
	JsonExchange jsonExchange(RequestBody body) {
		return new JsonExchange(body);
	}

}
