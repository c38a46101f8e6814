package dev.newsgraph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;

import dev.newsgraph.database.EmbeddedData;

import static org.assertj.core.api.Assertions.assertThat;

/** The file by which commands find the gateway. */
class GatewayDescriptorTests {

	@TempDir
	private Path folder;

	private Path file;

	@BeforeEach
	void prepare() {
		this.file = this.folder.resolve("gateway.json");
	}

	@Test
	void theFileIsThereWhileTheGatewayRuns() throws IOException {
		GatewayDescriptor descriptor = descriptor();
		descriptor
			.started(new ServletWebServerInitializedEvent(new Server(), new ServletWebServerApplicationContext()));
		assertThat(this.file).content().contains("http://localhost:8081");
		descriptor.destroy();
		assertThat(this.file).doesNotExist();
	}

	/** The data folder is that of a gateway that runs. */
	@Test
	void aGatewayThatCouldNotStartLeavesTheFileOfAnother() throws IOException {
		Files.writeString(this.file, "of another");
		descriptor().destroy();
		assertThat(this.file).hasContent("of another");
	}

	private GatewayDescriptor descriptor() {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("data", new EmbeddedData(this.folder));
		return new GatewayDescriptor(beans.getBeanProvider(EmbeddedData.class), this.folder, new ServerProperties());
	}

	private static final class Server implements WebServer {

		@Override
		public void start() {
		}

		@Override
		public void stop() {
		}

		@Override
		public int getPort() {
			return 8081;
		}

	}

}
