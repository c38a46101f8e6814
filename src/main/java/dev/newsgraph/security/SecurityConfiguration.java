package dev.newsgraph.security;

import java.util.function.Function;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

import dev.newsgraph.access.AccessProperties;
import dev.newsgraph.access.AuditLog;
import dev.newsgraph.access.CallerBudgets;
import dev.newsgraph.access.CredentialKind;
import dev.newsgraph.access.Credentials;
import dev.newsgraph.access.Identity;
import dev.newsgraph.access.VerifiedCaller;
import dev.newsgraph.transport.LocalCallers;

/**
 * The chain of Spring Security. It keeps no state between requests, and sets no cookie.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

	/**
	 * After the filters of the transport, which bound each request, and before those of
	 * caching, which answer known requests.
	 */
	private static final int FILTER_ORDER = Ordered.HIGHEST_PRECEDENCE + 6;

	@Bean
	static BeanFactoryPostProcessor addressCheck(Environment environment) {
		return new AddressCheck(environment);
	}

	@Bean
	FilterRegistrationBean<ProtectiveHeaders> protectiveHeaders() {
		FilterRegistrationBean<ProtectiveHeaders> filter = new FilterRegistrationBean<>(new ProtectiveHeaders());
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return filter;
	}

	/** Outside of the filters that can refuse a request. */
	@Bean
	FilterRegistrationBean<DeniedRequests> deniedRequests(AuditLog audit) {
		FilterRegistrationBean<DeniedRequests> filter = new FilterRegistrationBean<>(new DeniedRequests(audit));
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return filter;
	}

	/** Outside of the other interceptors, so that it sees every answer. */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	OperationAudit operationAudit(AuditLog audit) {
		return new OperationAudit(audit);
	}

	@Bean
	SecurityFilterChain callerChain(Credentials credentials, AccessProperties properties, LocalCallers local,
			CallerBudgets budgets, @Value("${spring.graphql.http.path:/graphql}") String path,
			@Value("${spring.graphql.websocket.path:}") String webSocketPath,
			@Value("${management.endpoints.web.base-path:/actuator}") String management) {
		Routes routes = new Routes(path, webSocketPath, management);
		Refusals refusals = new Refusals(routes);
		TokenAuthentication tokens = new TokenAuthentication(credentials);
		BearerTokenAuthenticationConverter converter = new BearerTokenAuthenticationConverter();
		converter.setBearerTokenResolver(new BearerHeader()::token);
		BearerTokenAuthenticationFilter bearer = new BearerTokenAuthenticationFilter(tokens, converter);
		bearer.setAuthenticationEntryPoint(refusals);
		bearer.setSecurityContextRepository(new NullSecurityContextRepository());
		ExceptionTranslationFilter translation = new ExceptionTranslationFilter(refusals, new NullRequestCache());
		translation.setAccessDeniedHandler(refusals);
		return new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE, bearer,
				new CallerFilter(withoutToken(credentials, properties, local), budgets, management), translation,
				new AuthorizationFilter(routes.authorization()));
	}

	private static Function<HttpServletRequest, @Nullable VerifiedCaller> withoutToken(Credentials credentials,
			AccessProperties properties, LocalCallers local) {
		if (credentials.areRequired()) {
			return (request) -> null;
		}
		VerifiedCaller here = VerifiedCaller.always(new Identity("local", properties.localRole()),
				CredentialKind.LOCAL);
		VerifiedCaller elsewhere = VerifiedCaller.always(Identity.ANONYMOUS, CredentialKind.ADDRESS);
		return (request) -> local.sent(request) ? here : elsewhere;
	}

	/**
	 * Replaces the registration of Spring Boot, which has another place. A management
	 * server with its own port finds it by its name.
	 */
	@Bean
	DelegatingFilterProxyRegistrationBean securityFilterChainRegistration() {
		DelegatingFilterProxyRegistrationBean filter = new DelegatingFilterProxyRegistrationBean(
				"springSecurityFilterChain");
		filter.setOrder(FILTER_ORDER);
		filter.setDispatcherTypes(DispatcherType.REQUEST);
		return filter;
	}

	/**
	 * No component uses the observations of Spring Security, which would add eleven
	 * measurements to each request.
	 */
	@Bean
	SecurityObservationSettings securityObservations() {
		return SecurityObservationSettings.noObservations();
	}

	/** Refuses unusual forms of a path, and leaves the methods to the endpoints. */
	@Bean
	HttpFirewall httpFirewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setUnsafeAllowAnyHttpMethod(true);
		firewall.setAllowedHeaderNames(HeaderText::isName);
		firewall.setAllowedHeaderValues(HeaderText::isValue);
		return firewall;
	}

	@Bean
	RequestRejectedHandler requestRejectedHandler() {
		return (request, response, rejected) -> response.sendError(400);
	}

}
