package dev.newsgraph.access;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;

/**
 * Reads the public keys of an issuer within a limit of size, and of time for the whole
 * answer. It follows no redirect.
 */
final class JwksRetriever implements ResourceRetriever {

	private static final int OK = 200;

	private final Duration timeout;

	private final int maxBytes;

	private volatile boolean failing;

	/**
	 * Creates a retriever.
	 * @param timeout the time for the whole answer
	 * @param maxBytes the maximum size of the answer
	 */
	JwksRetriever(Duration timeout, int maxBytes) {
		this.timeout = timeout;
		this.maxBytes = maxBytes;
	}

	/** Returns whether the last reading failed. */
	boolean isFailing() {
		return this.failing;
	}

	@Override
	public Resource retrieveResource(URL url) throws IOException {
		this.failing = true;
		Resource resource = retrieve(url);
		this.failing = false;
		return resource;
	}

	private Resource retrieve(URL url) throws IOException {
		FutureTask<Resource> reading = new FutureTask<>(() -> read(url.toURI()));
		Thread.ofVirtual().name("jwks").start(reading);
		try {
			return reading.get(this.timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			throw new IOException("the answer took longer than newsgraph.access.jwt.timeout", ex);
		}
		catch (ExecutionException ex) {
			throw new IOException(String.valueOf(ex.getCause()), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
		finally {
			reading.cancel(true);
		}
	}

	private Resource read(URI uri) throws IOException, InterruptedException, URISyntaxException {
		HttpClient client = HttpClient.newBuilder()
			.connectTimeout(this.timeout)
			.followRedirects(HttpClient.Redirect.NEVER)
			.build();
		try {
			HttpRequest request = HttpRequest.newBuilder(uri)
				.timeout(this.timeout)
				.header("Accept", "application/json")
				.build();
			HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
			if (response.statusCode() != OK) {
				throw new IOException("the status is " + response.statusCode());
			}
			try (InputStream body = response.body()) {
				byte[] bytes = body.readNBytes(this.maxBytes + 1);
				if (bytes.length > this.maxBytes) {
					throw new IOException("the answer is larger than newsgraph.access.jwt.max-keys-size");
				}
				return new Resource(new String(bytes, StandardCharsets.UTF_8), "application/json");
			}
		}
		finally {
			client.shutdownNow();
		}
	}

}
