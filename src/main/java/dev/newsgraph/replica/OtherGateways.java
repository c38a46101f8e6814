package dev.newsgraph.replica;

import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.replica.PeerAnswer.Kind;
import dev.newsgraph.replica.PeerAnswer.None;
import dev.newsgraph.replica.PeerAnswer.State;

/**
 * Reads from the health endpoints of other gateways what they say about their graphs. It
 * logs when one of them begins or ceases to answer, and when the reason changes. For use
 * by one thread.
 */
final class OtherGateways implements AutoCloseable {

	private static final Logger LOGGER = LoggerFactory.getLogger(OtherGateways.class);

	private static final int MAX_BYTES = 64 * 1024;

	private static final JsonMapper JSON = new JsonMapper();

	private final List<URI> addresses;

	private final String path;

	private final Duration timeout;

	private final HttpClient client;

	private final Hosts hosts;

	/** The answers of the last call. */
	private Map<String, PeerAnswer> last = Map.of();

	/**
	 * Creates a reader.
	 * @param addresses the addresses of the gateways
	 * @param path the path of the health group below them
	 * @param timeout time in which a gateway must answer
	 */
	OtherGateways(List<URI> addresses, String path, Duration timeout) {
		this(addresses, path, timeout, InetAddress::getAllByName);
	}

	/**
	 * Creates a reader with a table of hosts.
	 * @param hosts the table of hosts
	 */
	OtherGateways(List<URI> addresses, String path, Duration timeout, Hosts hosts) {
		this.hosts = hosts;
		this.addresses = List.copyOf(addresses);
		this.path = path;
		this.timeout = timeout;
		this.client = HttpClient.newBuilder().connectTimeout(timeout).version(HttpClient.Version.HTTP_1_1).build();
	}

	/**
	 * Returns what each gateway has answered, by address. If a name has several
	 * addresses, each of them has an entry.
	 */
	Map<String, PeerAnswer> read() {
		Map<String, CompletableFuture<PeerAnswer>> requests = new LinkedHashMap<>();
		for (URI address : this.addresses) {
			InetAddress[] hosts = addressesOf(address);
			if (hosts.length == 0) {
				requests.put(address.toString(), known(new None(Kind.UNKNOWN_HOST, "the host is not known")));
			}
			else if (address.getScheme().equals("http")) {
				for (InetAddress host : hosts) {
					URI one = withHost(address, host);
					requests.computeIfAbsent(one.toString(), (key) -> request(one));
				}
			}
			else if (areSeveralMachines(hosts)) {
				requests.put(address.toString(), known(new None(Kind.SEVERAL_ADDRESSES,
						"its name has several addresses: with https, list each gateway by a name of its own")));
			}
			else {
				requests.computeIfAbsent(address.toString(), (key) -> request(address));
			}
		}
		Map<String, PeerAnswer> answers = new LinkedHashMap<>();
		requests.forEach((address, request) -> answers.put(address, request.join()));
		answers.forEach(this::logChange);
		this.last = answers;
		return answers;
	}

	private void logChange(String address, PeerAnswer answer) {
		PeerAnswer before = this.last.get(address);
		if (answer instanceof None none) {
			if (!(before instanceof None same) || same.kind() != none.kind()) {
				LOGGER.warn("The gateway at {} in newsgraph.replica.expect cannot be compared: {}.", address,
						none.problem());
			}
		}
		else if (before instanceof None) {
			LOGGER.info("The gateway at {} in newsgraph.replica.expect answers now.", address);
		}
	}

	private CompletableFuture<PeerAnswer> request(URI address) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(address + this.path))
			.timeout(this.timeout)
			.header("Accept", "application/json")
			.build();
		return this.client.sendAsync(request, BodyHandlers.ofInputStream())
			.thenApply(this::answer)
			.exceptionally((failure) -> {
				LOGGER.debug("The gateway at {} does not answer.", address, failure);
				return failed(failure);
			});
	}

	private None failed(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		if (cause instanceof HttpTimeoutException) {
			return new None(Kind.UNREACHABLE, "it did not answer within %d ms".formatted(this.timeout.toMillis()));
		}
		String message = cause.getMessage();
		return new None((cause instanceof SSLException) ? Kind.TLS : Kind.UNREACHABLE,
				cause.getClass().getSimpleName() + ((message != null) ? ": " + message : ""));
	}

	private PeerAnswer answer(HttpResponse<InputStream> response) {
		try (InputStream body = response.body()) {
			// The time limit of the request ends with the headers.
			CompletableFuture.delayedExecutor(this.timeout.toMillis(), TimeUnit.MILLISECONDS)
				.execute(() -> close(body));
			if (response.statusCode() != 200) {
				return new None(Kind.STATUS,
						"the status of %s is %d".formatted(response.uri().getPath(), response.statusCode()));
			}
			return answer(JSON.readTree(body.readNBytes(MAX_BYTES)));
		}
		catch (IOException | JacksonException ex) {
			LOGGER.debug("The answer of {} cannot be read.", response.uri(), ex);
			return new None(Kind.UNREADABLE,
					"the answer cannot be read, or was not complete within %d ms".formatted(this.timeout.toMillis()));
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

	private static PeerAnswer answer(JsonNode body) {
		JsonNode details = body.at("/components/replicaState/details");
		return details.isMissingNode() ? new None(Kind.NO_STATE, "it does not have newsgraph.replica.expect itself")
				: new State(new ReplicaView(details.path(ReplicaView.DOCUMENTS).asString(""),
						details.path(ReplicaView.MAPPING).asString(""),
						details.path(ReplicaView.UNCHANGED_MILLIS).asLong(0),
						details.path(ReplicaView.SETTLED).asBoolean(false),
						details.path(ReplicaView.READY).asBoolean(false)));
	}

	private static CompletableFuture<PeerAnswer> known(None none) {
		return CompletableFuture.completedFuture(none);
	}

	/** Returns all addresses of the host, or none if it is not known. */
	private InetAddress[] addressesOf(URI address) {
		String name = address.getHost();
		if (name != null) {
			try {
				return this.hosts.addresses(name);
			}
			catch (UnknownHostException ex) {
				LOGGER.debug("The host of {} is not known.", address, ex);
			}
		}
		return new InetAddress[0];
	}

	/**
	 * Returns whether there are two addresses of one family. A machine often has one of
	 * each.
	 */
	private static boolean areSeveralMachines(InetAddress[] addresses) {
		long ofVersion4 = Arrays.stream(addresses).filter(Inet4Address.class::isInstance).count();
		return ofVersion4 > 1 || addresses.length - ofVersion4 > 1;
	}

	/** Returns the address with the host, or as it is if a URI cannot have that host. */
	private static URI withHost(URI address, InetAddress host) {
		try {
			return new URI(address.getScheme(), null, host.getHostAddress(), address.getPort(), address.getPath(), null,
					null);
		}
		catch (URISyntaxException ex) {
			LOGGER.debug("{} is asked by its name.", address, ex);
			return address;
		}
	}

	/** The addresses of hosts. */
	@FunctionalInterface
	interface Hosts {

		/** Returns the addresses of a host, at least one. */
		InetAddress[] addresses(String name) throws UnknownHostException;

	}

	@Override
	public void close() {
		this.client.shutdownNow();
	}

}
