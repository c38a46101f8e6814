package dev.newsgraph.observability;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.EndpointLinksResolver;
import org.springframework.boot.actuate.endpoint.web.EndpointMapping;
import org.springframework.boot.actuate.endpoint.web.EndpointMediaTypes;
import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.boot.actuate.endpoint.web.Link;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.actuate.endpoint.web.AbstractWebMvcEndpointHandlerMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The endpoints of Spring Boot Actuator that clients and load balancers use, at the port
 * of the gateway. All exposed endpoints are at the management port.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
class MainPortEndpoints {

	private static final List<EndpointId> IDS = List.of(EndpointId.of("health"), EndpointId.of("info"));

	@Bean
	EndpointHandlerMapping mainPortEndpointMapping(WebEndpointsSupplier supplier, EndpointMediaTypes mediaTypes,
			WebEndpointProperties properties) {
		List<ExposableWebEndpoint> endpoints = supplier.getEndpoints()
			.stream()
			.filter((endpoint) -> IDS.contains(endpoint.getEndpointId()))
			.toList();
		return new EndpointHandlerMapping(properties, endpoints, mediaTypes);
	}

	/**
	 * Handler mapping of these endpoints. It has a type of its own, because with a bean
	 * of Spring Boot's type, Spring Boot maps no endpoint at the management port.
	 */
	static final class EndpointHandlerMapping extends AbstractWebMvcEndpointHandlerMapping {

		private final EndpointLinksResolver links;

		EndpointHandlerMapping(WebEndpointProperties properties, Collection<ExposableWebEndpoint> endpoints,
				EndpointMediaTypes mediaTypes) {
			super(new EndpointMapping(properties.getBasePath()), endpoints, mediaTypes,
					properties.getDiscovery().isEnabled() && !properties.getBasePath().isEmpty());
			this.links = new EndpointLinksResolver(endpoints, properties.getBasePath());
		}

		@Override
		protected LinksHandler getLinksHandler() {
			return new Links();
		}

		/** Lists the endpoints. */
		final class Links implements LinksHandler {

			@Override
			@ResponseBody
			public Map<String, Map<String, Link>> links(HttpServletRequest request, HttpServletResponse response) {
				return Map.of("_links",
						EndpointHandlerMapping.this.links.resolveLinks(request.getRequestURL().toString()));
			}

		}

	}

}
