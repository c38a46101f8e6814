package dev.newsgraph.transport;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

import static org.assertj.core.api.Assertions.assertThat;

/** The web server with {@code server.forward-headers-strategy=native}. */
class TrustedProxiesTests {

	private WebServer server;

	@BeforeEach
	void start() {
		TransportProperties properties = new Binder(
				new MapConfigurationPropertySource(Map.of("newsgraph.http.proxies", "127.0.0.3, ::1")))
			.bindOrCreate("newsgraph.http", TransportProperties.class);
		TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
		RemoteIpValve valve = new RemoteIpValve();
		valve.setRemoteIpHeader("X-Forwarded-For");
		valve.setProtocolHeader("X-Forwarded-Proto");
		factory.addEngineValves(valve);
		new TransportConfiguration().trustedProxies(properties).customize(factory);
		this.server = factory.getWebServer((context) -> {
			context.addFilter("proxies", new ProxyHeaders(properties.proxies()))
				.addMappingForUrlPatterns(null, false, "/*");
			context.addServlet("client", new HttpServlet() {

				private static final long serialVersionUID = 1L;

				@Override
				protected void doGet(HttpServletRequest request, HttpServletResponse response)
						throws java.io.IOException {
					response.getWriter().print(request.getScheme() + " " + ClientAddress.of(request));
				}

			}).addMapping("/*");
		});
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop();
	}

	@Test
	void onlyAConfiguredProxyIsBelieved() throws Exception {
		HttpResponse<String> configured = send("127.0.0.3");
		assertThat(configured.statusCode()).isEqualTo(200);
		assertThat(configured.body()).isEqualTo("https 192.0.2.1");
		HttpResponse<String> other = send("127.0.0.2");
		assertThat(other.statusCode()).isEqualTo(403);
		assertThat(other.body()).contains("PROXY_NOT_ALLOWED");
	}

	private HttpResponse<String> send(String from) throws Exception {
		try (HttpClient client = HttpClient.newBuilder().localAddress(InetAddress.getByName(from)).build()) {
			return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.server.getPort() + "/"))
				.header("X-Forwarded-For", "192.0.2.1")
				.header("X-Forwarded-Proto", "https")
				.build(), BodyHandlers.ofString());
		}
	}

}
