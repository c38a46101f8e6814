package dev.newsgraph.playground;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The page and its files below a context path. */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false",
		"server.servlet.context-path=/news" })
class PlaygroundPageIT {

	private static final Pattern ASSET = Pattern.compile("graphiql/assets/[\\w.-]+\\.(?:js|css)");

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "/news/, /news/graphiql", "/news/graphiql/, /news/graphiql" })
	void leadsToThePage(String path, String page) throws Exception {
		HttpResponse<byte[]> response = get(path);
		assertThat(response.statusCode()).isEqualTo(302);
		String location = response.headers().firstValue("Location").orElseThrow();
		assertThat(response.uri().resolve(location).getPath()).isEqualTo(page);
	}

	@Test
	void letsThePageReachNothingButThisGateway() throws Exception {
		HttpResponse<byte[]> response = page();
		assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
		assertThat(response.headers().firstValue("Content-Security-Policy"))
			.hasValue("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
					+ "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self'; "
					+ "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
		assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
		assertThat(new String(response.body())).doesNotContain("=\"http", "=\"//");
	}

	@Test
	void asksForThePageAgainAndIsToldThatItIsTheSame() throws Exception {
		HttpResponse<byte[]> response = page();
		assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
		String tag = response.headers().firstValue("ETag").orElseThrow();
		assertThat(get("/news/graphiql", "If-None-Match", tag).statusCode()).isEqualTo(304);
		assertThat(get("/news/graphiql", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
	}

	@Test
	void keepsAssetsForEverAndSendsThemPacked() throws Exception {
		for (String asset : assets()) {
			HttpResponse<byte[]> plain = get("/news/" + asset);
			assertThat(plain.statusCode()).isEqualTo(200);
			assertThat(plain.headers().firstValue("Content-Type").orElseThrow())
				.startsWith(asset.endsWith(".js") ? "text/javascript" : "text/css");
			assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
			HttpResponse<byte[]> gzip = get("/news/" + asset, "Accept-Encoding", "gzip");
			assertThat(gzip.headers().firstValue("Content-Encoding")).hasValue("gzip");
			assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
				.isEqualTo(plain.body());
			HttpResponse<byte[]> brotli = get("/news/" + asset, "Accept-Encoding", "gzip, deflate, br, zstd");
			assertThat(brotli.headers().firstValue("Content-Encoding")).hasValue("br");
			// Compression enlarges tiny files.
			assertThat(brotli.body()).hasSizeLessThan(Math.max(1000, plain.body().length));
			assertThat(get("/news/" + asset, "Accept-Encoding", "br;q=0, gzip;q=0.5").headers()
				.firstValue("Content-Encoding")).hasValue("gzip");
			for (HttpResponse<byte[]> response : List.of(plain, gzip, brotli)) {
				assertThat(response.headers().firstValue("Cache-Control"))
					.hasValue("max-age=31536000, public, immutable");
				assertThat(response.headers().allValues("Vary")).containsExactly("Accept-Encoding");
				assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
				assertThat(response.headers().firstValue("Content-Type"))
					.isEqualTo(plain.headers().firstValue("Content-Type"));
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "/news/graphiql/assets/nothing-12345678.js", "/news/graphiql/assets/../index.html",
			"/news/graphiql/assets/..%2Findex.html", "/news/graphiql/index.html", "/news/playground/index.html" })
	void knowsNoOtherFiles(String path) throws Exception {
		HttpResponse<byte[]> response = get(path);
		assertThat(response.statusCode()).isIn(400, 404);
		assertThat(response.headers().firstValue("Cache-Control").orElse("")).doesNotContain("immutable");
	}

	private List<String> assets() throws Exception {
		List<String> assets = ASSET.matcher(new String(page().body())).results().map((match) -> match.group()).toList();
		assertThat(assets).isNotEmpty();
		return assets;
	}

	/** Returns the page. The test is skipped if the build does not contain it. */
	private HttpResponse<byte[]> page() throws Exception {
		HttpResponse<byte[]> response = get("/news/graphiql");
		assumeThat(response.statusCode()).as("the page, which this build may lack").isNotEqualTo(404);
		return response;
	}

	private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(this.port, path)));
		if (headers.length > 0) {
			request.headers(headers);
		}
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request.build(), BodyHandlers.ofByteArray());
		}
	}

}
