package dev.newsgraph.security;

import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.Filter;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.web.filter.CompositeFilter;

/**
 * Filters of a management server with its own port: those of the gateway that bound a
 * request and check its host. Spring Boot adds the chain of Spring Security.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@Conditional(ManagementServerConfiguration.InChildContext.class)
class ManagementServerConfiguration {

	/** The beans of the gateway, in their order. */
	private static final List<String> FILTERS = List.of("protectiveHeaders", "deniedRequests", "crossOriginFilter",
			"requestBodyFilter", "allowedHosts", "proxyHeaders", "requestHeaders");

	@Bean
	FilterRegistrationBean<CompositeFilter> managementFilters(BeanFactory beans) {
		CompositeFilter filters = new CompositeFilter();
		filters.setFilters(filters(beans).toList());
		FilterRegistrationBean<CompositeFilter> registration = new FilterRegistrationBean<>(filters);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	/** The proxies of the gateway are those of this port too. */
	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementProxies(
			@Qualifier("trustedProxies") WebServerFactoryCustomizer<TomcatServletWebServerFactory> proxies) {
		return proxies::customize;
	}

	private static Stream<Filter> filters(BeanFactory beans) {
		return FILTERS.stream().map((name) -> beans.getBean(name, FilterRegistrationBean.class).getFilter());
	}

	/** The scan for components also finds this class, for the context of the gateway. */
	static final class InChildContext implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return context.getBeanFactory() != null && context.getBeanFactory().getParentBeanFactory() != null;
		}

	}

}
