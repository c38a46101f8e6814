package dev.newsgraph.database;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.jspecify.annotations.Nullable;
import org.neo4j.dbms.api.DatabaseManagementService;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.neo4j.autoconfigure.Neo4jAutoConfiguration;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

import dev.newsgraph.database.bulk.OfflineStore;
import dev.newsgraph.database.bulk.StorePreparation;
import dev.newsgraph.database.bulk.StorePreparationException;

/**
 * Auto-configuration of the embedded server, which the driver uses if
 * {@code spring.neo4j.uri} is not set. The nested classes are not annotated with
 * {@code @Configuration}, because the component scan would then ignore the conditions of
 * this class.
 */
@AutoConfiguration(before = Neo4jAutoConfiguration.class)
@Conditional(EmbeddedServerConfiguration.NoServerConfigured.class)
@ConditionalOnMissingBean(Neo4jConnectionDetails.class)
class EmbeddedServerConfiguration {

	/** Matches if {@code spring.neo4j.uri} is not set. */
	static final class NoServerConfigured extends NoneNestedConditions {

		NoServerConfigured() {
			super(ConfigurationPhase.PARSE_CONFIGURATION);
		}

		@ConditionalOnProperty("spring.neo4j.uri")
		static class ServerConfigured {

		}

	}

	/** Beans of {@code newsgraph.jar}, which contains the embedded server. */
	@ConditionalOnClass(DatabaseManagementService.class)
	static class Present {

		@Bean
		static ServerStart embeddedServer() {
			return new ServerStart();
		}

		@Bean
		EmbeddedData embeddedData(DatabaseProperties properties) {
			return new EmbeddedData(properties.embedded().data());
		}

		@Bean
		EmbeddedDisk embeddedDisk(ServerStart start, DatabaseProperties properties) {
			DatabaseProperties.Embedded embedded = properties.embedded();
			return new EmbeddedDisk(start::server, embedded.data(), embedded.reserve().toBytes(),
					EmbeddedServerBuilder.bytes("page-cache", embedded.pageCache()));
		}

		@Bean
		Neo4jConnectionDetails embeddedServerConnectionDetails(ServerStart start) {
			return new Neo4jConnectionDetails() {

				@Override
				public URI getUri() {
					return LocalBoltProviderFactory.address(start.channel);
				}

			};
		}

	}

	/**
	 * Starts the server in the background as soon as Spring knows the beans, and waits
	 * for it when all of them are created. Nothing is sent to the database before that.
	 * The driver depends on this bean, so it is closed before the server.
	 */
	static final class ServerStart implements BeanFactoryPostProcessor, SmartInitializingSingleton, DisposableBean {

		private final String channel = EmbeddedServer.newChannel();

		private @Nullable FutureTask<EmbeddedServer> start;

		@Override
		public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
			DatabaseProperties properties = beans.getBean(DatabaseProperties.class);
			requireNoneReplaced(properties);
			StorePreparation preparation = beans.getBeanProvider(StorePreparation.class).getIfAvailable();
			FutureTask<EmbeddedServer> task = new FutureTask<>(() -> start(properties, preparation));
			this.start = task;
			Thread.ofPlatform().name("database-start").daemon().start(task);
		}

		// Before another bean writes to the data folder.
		private static void requireNoneReplaced(DatabaseProperties properties) {
			try {
				new OfflineStore(properties.embedded().data(), properties.name()).requireNoneReplaced();
			}
			catch (StorePreparationException ex) {
				throw new EmbeddedServerException(String.valueOf(ex.getMessage()), ex);
			}
		}

		@Override
		public void afterSingletonsInstantiated() {
			server();
		}

		private EmbeddedServer start(DatabaseProperties properties, @Nullable StorePreparation preparation) {
			try {
				OfflineStore store = new OfflineStore(properties.embedded().data(), properties.name());
				List<String> schema = (preparation != null) ? preparation.prepare(store) : List.of();
				EmbeddedServer server = EmbeddedServer.start(properties, this.channel);
				if (!schema.isEmpty()) {
					define(server, schema, properties);
					store.complete();
				}
				return server;
			}
			catch (StorePreparationException ex) {
				DiskFault fault = DiskFault.of(ex);
				throw new EmbeddedServerException((fault != null)
						? "The data folder %s cannot be written because %s: %s, then start again."
							.formatted(properties.embedded().data(), fault.description(), fault.hint())
						: String.valueOf(ex.getMessage()), ex);
			}
		}

		private static void define(EmbeddedServer server, List<String> schema, DatabaseProperties properties) {
			try {
				server.define(schema, properties.schemaTimeout());
			}
			catch (RuntimeException ex) {
				server.close();
				throw ex;
			}
		}

		/**
		 * Returns the server, after it has started.
		 * @throws EmbeddedServerException if the server cannot be started
		 */
		EmbeddedServer server() {
			try {
				return Objects.requireNonNull(this.start).get();
			}
			catch (ExecutionException ex) {
				if (ex.getCause() instanceof EmbeddedServerException failure) {
					throw failure;
				}
				throw new IllegalStateException("The embedded database does not start", ex.getCause());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException("The start of the embedded database was interrupted", ex);
			}
		}

		/** Closes the server. If it is still starting, its start ends first. */
		@Override
		public void destroy() throws InterruptedException {
			FutureTask<EmbeddedServer> task = this.start;
			if (task == null) {
				return;
			}
			EmbeddedServer server;
			try {
				server = task.get();
			}
			catch (ExecutionException ex) {
				// It did not start, so there is nothing to close.
				return;
			}
			server.close();
		}

	}

	/** Failure of {@code newsgraph-slim.jar}, which does not contain the server. */
	@ConditionalOnMissingClass("org.neo4j.dbms.api.DatabaseManagementService")
	static class Absent {

		@Bean
		Neo4jConnectionDetails noConnectionDetails() {
			throw new EmbeddedServerException(
					"This jar does not contain a database: set spring.neo4j.uri to the address of a Neo4j server,"
							+ " or use newsgraph.jar.");
		}

	}

}
