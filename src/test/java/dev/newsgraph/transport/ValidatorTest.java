package dev.newsgraph.transport;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.SeedFiles;

/** A test that sends queries by {@code GET} and imports articles. */
abstract class ValidatorTest {

	static final String EDGES = "{ articles(first: 100, orderBy: [{field: TITLE}]) { edges { node { title webUrl } } } }";

	static HttpClient http;

	@LocalServerPort
	int port;

	@Autowired
	GraphClient client;

	@TempDir
	Path folder;

	SeedFiles seeds;

	@BeforeAll
	static void open() {
		http = HttpClient.newHttpClient();
	}

	@AfterAll
	static void close() {
		http.close();
	}

	@BeforeEach
	void clear() {
		TestDatabase.clear(this.client);
		this.seeds = new SeedFiles(this.folder.resolve("import"));
		load("A", "B");
	}

	/** Imports articles with these titles and no other. */
	void load(String... titles) {
		write(titles);
		this.seeds.load(this.client, 1000);
	}

	void write(String... titles) {
		Map<String, String> files = new TreeMap<>();
		for (int i = 0; i < titles.length; i++) {
			files.put("one/%d.md".formatted(i),
					"---\ntitle: \"%s\"\nwebUrl: https://paper.example/%d\n---\n".formatted(titles[i], i));
		}
		this.seeds.replace(files);
	}

	HttpResponse<byte[]> get(String operation, String... headers) throws IOException, InterruptedException {
		return get(uri(operation), headers);
	}

	HttpResponse<byte[]> get(URI uri, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri);
		if (!Arrays.asList(headers).contains("Accept")) {
			request.header("Accept", "application/graphql-response+json");
		}
		if (headers.length > 0) {
			request.headers(headers);
		}
		return http.send(request.build(), BodyHandlers.ofByteArray());
	}

	HttpResponse<byte[]> post(String body, String... headers) throws IOException, InterruptedException {
		return post(this.port, body, headers);
	}

	HttpResponse<byte[]> post(int port, String body, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:%d/graphql".formatted(port)))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return http.send(request.build(), BodyHandlers.ofByteArray());
	}

	URI uri(String operation) {
		return uri(operation, "");
	}

	URI uri(String operation, String parameters) {
		return URI.create(uri(this.port, operation) + parameters);
	}

	static URI uri(int port, String operation) {
		return URI.create("http://localhost:%d/graphql?query=%s".formatted(port, encoded(operation)));
	}

	static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	static String text(HttpResponse<byte[]> response) {
		return new String(response.body(), StandardCharsets.UTF_8);
	}

	static String etag(HttpResponse<byte[]> response) {
		return response.headers().firstValue("ETag").orElse(null);
	}

	static String header(HttpResponse<byte[]> response, String name) {
		return String.join(", ", response.headers().allValues(name));
	}

}
