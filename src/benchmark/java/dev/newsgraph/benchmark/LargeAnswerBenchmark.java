package dev.newsgraph.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures an answer of about 8 MB: the time to the first byte of its body and to the last,
 * and how much the gateway's process allocates for it, database and driver included.
 */
final class LargeAnswerBenchmark {

	private static final int ARTICLES = 2000;

	private static final int WARM_UPS = 10;

	private static final double WANTED_ALLOCATION = 2;

	private static final String DOCUMENT = """
			query ($first: Int!) {
			  articles(first: $first) {
			    edges { node { title excerpt secured related(first: 10) { edges { node {
			      title excerpt secured related(first: 10) { edges { node { title excerpt secured } } }
			    } } } } }
			  }
			}
			""";

	private final Settings settings;

	private final String body = new JsonMapper()
		.writeValueAsString(Map.of("query", DOCUMENT, "variables", Map.of("first", 100)));

	private LargeAnswerBenchmark(Settings settings) {
		this.settings = settings;
	}

	public static void main(String[] arguments) throws IOException, InterruptedException {
		try {
			new LargeAnswerBenchmark(Settings.fromSystemProperties()).run();
		}
		catch (BenchmarkException ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
	}

	private void run() throws IOException, InterruptedException {
		Folders.delete(this.settings.folder());
		Path imports = this.settings.folder().resolve("import");
		new CorpusWriter().write(new CorpusGenerator(ARTICLES, this.settings.seed(), 4).generate(ARTICLES),
				Files.createDirectories(imports.resolve("corpus")));
		try (GatewayProcess gateway = GatewayProcess.start(this.settings.jar(), imports,
				this.settings.folder().resolve("data"), this.settings.folder().resolve("gateway.log"))) {
			report(gateway);
		}
	}

	private void report(GatewayProcess gateway) throws IOException, InterruptedException {
		int count = Math.max(1, this.settings.rounds());
		double[] first = new double[count];
		double[] whole = new double[count];
		double[] allocated = new double[count];
		long size = 0;
		try (JMXConnector connector = connect(gateway.pid()); HttpClient client = HttpClient.newHttpClient()) {
			MBeanServerConnection connection = connector.getMBeanServerConnection();
			ThreadMXBean threads = ManagementFactory.newPlatformMXBeanProxy(connection,
					ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
			for (int i = -WARM_UPS; i < count; i++) {
				long before = threads.getTotalThreadAllocatedBytes();
				Answer answer = read(client, gateway.graphql());
				if (i >= 0) {
					first[i] = answer.first() / 1e6;
					whole[i] = answer.whole() / 1e6;
					size = answer.size();
					allocated[i] = (double) (threads.getTotalThreadAllocatedBytes() - before) / size;
				}
			}
		}
		double ratio = Round.median(allocated);
		Table table = new Table(List.of("a large answer", "measured", "wanted", ""));
		table.add(List.of("size, MB", Report.decimals(size / 1e6), "8", ""));
		table.add(List.of("first byte, ms", Report.decimals(Round.median(first)), "", ""));
		table.add(List.of("whole, ms", Report.decimals(Round.median(whole)), "", ""));
		table.add(List.of("allocated by the process beside the size, database and driver included",
				Report.decimals(ratio), "<= " + Report.whole(WANTED_ALLOCATION),
				Report.verdict(ratio <= WANTED_ALLOCATION)));
		System.out.println(table.text());
		Files.writeString(this.settings.folder().resolve("large-answer.md"), table.text());
	}

	private Answer read(HttpClient client, URI endpoint) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(endpoint)
			.header("Content-Type", "application/json")
			.header("Cache-Control", "no-cache")
			.POST(HttpRequest.BodyPublishers.ofString(this.body))
			.build();
		long start = System.nanoTime();
		HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
		try (InputStream content = response.body()) {
			byte[] buffer = new byte[1 << 16];
			long size = Math.max(0, content.read(buffer, 0, 1));
			long first = System.nanoTime() - start;
			for (int read = 0; read >= 0; read = content.read(buffer)) {
				size += read;
			}
			if (response.statusCode() != 200) {
				throw new BenchmarkException("The gateway answered " + response.statusCode() + ".");
			}
			return new Answer(size, first, System.nanoTime() - start);
		}
	}

	private static JMXConnector connect(long pid) throws IOException {
		try {
			VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
			try {
				return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
			}
			finally {
				machine.detach();
			}
		}
		catch (AttachNotSupportedException ex) {
			throw new BenchmarkException("The gateway's process cannot be observed: " + ex.getMessage());
		}
	}

	/** The size of an answer in bytes, and its times in nanoseconds. */
	private record Answer(long size, long first, long whole) {
	}

}
