package dev.newsgraph.replica;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads from the health endpoints of other gateways what they say about their graphs. */
final class OtherGateways implements AutoCloseable {

	private static final Logger LOGGER = LoggerFactory.getLogger(OtherGateways.class);

	private static final int MAX_BYTES = 64 * 1024;

	private static final JsonMapper JSON = new JsonMapper();

	private final List<URI> addresses;

	private final String path;

	private final Duration timeout;

	private final HttpClient client;

	/**
	 * Creates a reader.
	 * @param addresses the addresses of the gateways
	 * @param path the path of the health group below them
	 * @param timeout time in which a gateway must answer
	 */
	OtherGateways(List<URI> addresses, String path, Duration timeout) {
		this.addresses = List.copyOf(addresses);
		this.path = path;
		this.timeout = timeout;
		this.client = HttpClient.newBuilder().connectTimeout(timeout).version(HttpClient.Version.HTTP_1_1).build();
	}

	/** Returns what the gateways say that answer in time, by address. */
	Map<String, ReplicaView> read() {
		Map<String, CompletableFuture<Optional<ReplicaView>>> requests = new LinkedHashMap<>();
		for (URI address : this.addresses) {
			for (URI one : resolved(address)) {
				requests.computeIfAbsent(one.toString(), (key) -> request(one));
			}
		}
		Map<String, ReplicaView> views = new LinkedHashMap<>();
		requests.forEach((address, request) -> request.join().ifPresent((view) -> views.put(address, view)));
		return views;
	}

	private CompletableFuture<Optional<ReplicaView>> request(URI address) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(address + this.path))
			.timeout(this.timeout)
			.header("Accept", "application/json")
			.build();
		return this.client.sendAsync(request, BodyHandlers.ofInputStream())
			.thenApply(this::view)
			.exceptionally((failure) -> {
				LOGGER.debug("The gateway at {} does not answer.", address, failure);
				return Optional.empty();
			});
	}

	private Optional<ReplicaView> view(HttpResponse<InputStream> response) {
		try (InputStream body = response.body()) {
			// The time limit of the request ends with the headers.
			CompletableFuture.delayedExecutor(this.timeout.toMillis(), TimeUnit.MILLISECONDS)
				.execute(() -> close(body));
			if (response.statusCode() != 200) {
				return Optional.empty();
			}
			return view(JSON.readTree(body.readNBytes(MAX_BYTES)));
		}
		catch (IOException | JacksonException ex) {
			LOGGER.debug("The answer of {} cannot be read.", response.uri(), ex);
			return Optional.empty();
		}
	}

	private static void close(InputStream body) {
		try {
			body.close();
		}
		catch (IOException ex) {
			LOGGER.debug("An answer cannot be closed.", ex);
		}
	}

	/** Returns nothing for a gateway that does not have the property. */
	private static Optional<ReplicaView> view(JsonNode body) {
		JsonNode details = body.at("/components/replicaState/details");
		return details.isMissingNode() ? Optional.empty()
				: Optional.of(new ReplicaView(details.path(ReplicaView.DOCUMENTS).asString(""),
						details.path(ReplicaView.MAPPING).asString(""),
						details.path(ReplicaView.UNCHANGED_MILLIS).asLong(0),
						details.path(ReplicaView.SETTLED).asBoolean(false),
						details.path(ReplicaView.READY).asBoolean(false)));
	}

	/**
	 * Returns all addresses of a host. With TLS, the name must stay, because the
	 * certificate has it.
	 */
	private static List<URI> resolved(URI address) {
		if (!address.getScheme().equals("http")) {
			return List.of(address);
		}
		List<URI> all = new ArrayList<>();
		String name = address.getHost();
		if (name == null) {
			// Without a name, the result would be this machine.
			LOGGER.debug("The address {} has no host.", address);
			return all;
		}
		try {
			for (InetAddress one : InetAddress.getAllByName(name)) {
				String host = one.getHostAddress();
				all.add(new URI(address.getScheme(), null, host, address.getPort(), address.getPath(), null, null));
			}
		}
		catch (UnknownHostException | URISyntaxException ex) {
			LOGGER.debug("The host of {} is not known.", address, ex);
		}
		return all;
	}

	@Override
	public void close() {
		this.client.shutdownNow();
	}

}
