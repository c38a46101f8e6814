package dev.newsgraph.jobs;

import java.time.Clock;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import dev.newsgraph.database.DatabaseProperties;
import dev.newsgraph.database.EmbeddedData;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.importing.BulkImport;
import dev.newsgraph.importing.BulkRequest;
import dev.newsgraph.importing.GraphImport;
import dev.newsgraph.importing.ImportProperties;
import dev.newsgraph.importing.ImportRoot;

/** Beans of the import jobs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ JobProperties.class, WatchProperties.class })
class JobConfiguration {

	@Bean
	JobStore jobStore(GraphClient client, JobProperties properties) {
		return new JobStore(client, properties);
	}

	@Bean
	JobExecution jobExecution(JobStore store, GraphImport graphImport, JobProperties properties,
			ImportProperties imports, ObjectProvider<EmbeddedData> embedded) {
		return new JobExecution(store, graphImport, properties, imports.runs(), Clock.systemUTC(),
				isExclusive(embedded));
	}

	@Bean
	ImportJobs importJobs(JobStore store, JobExecution execution, ObjectProvider<EmbeddedData> embedded) {
		return new ImportJobs(store, execution, isExclusive(embedded));
	}

	// Created before all other beans, because the server starts after it.
	@Bean
	static BulkJobs bulkJobs(BulkImport bulkImport, JobProperties jobs, ImportProperties imports,
			DatabaseProperties database, WatchProperties watch, ObjectProvider<BulkRequest> request) {
		return new BulkJobs(bulkImport, jobs, imports, database, watch.watch(), request.getIfAvailable());
	}

	@Bean
	JobRunner jobRunner(JobStore store, JobExecution execution, ImportRoot root, JobProperties properties,
			ImportProperties imports, ApplicationEventPublisher events, ObjectProvider<EmbeddedData> embedded,
			BulkJobs bulk, Environment environment) {
		boolean structured = StringUtils.hasText(environment.getProperty("logging.structured.format.console"));
		JobReports reports = new JobReports(structured ? null : System.out, imports.consoleProblems(), events);
		return new JobRunner(store, execution, root, properties, reports, isExclusive(embedded), imports.atStart(),
				bulk);
	}

	// Only one process can open the store of the embedded server.
	private static boolean isExclusive(ObjectProvider<EmbeddedData> embedded) {
		return embedded.getIfAvailable() != null;
	}

	@Bean
	@ConditionalOnProperty("newsgraph.import.watch")
	FolderWatch folderWatch(JobStore store, JobRunner runner, ImportRoot root, WatchProperties properties,
			ImportProperties imports) {
		JobRetries retries = new JobRetries(properties.retryAfter(), properties.maxRetryAfter(), System::nanoTime);
		return new FolderWatch((kind, folder) -> {
			store.enqueue(kind, folder, false, null, null);
			runner.wake();
		}, retries, root, properties, imports.atStart());
	}

	@Bean
	@ConditionalOnProperty("newsgraph.import.watch")
	MeterBinder folderWatchMetrics(FolderWatch watch) {
		return (registry) -> Gauge.builder("newsgraph.watch.root", watch, (it) -> it.isRootPresent() ? 1 : 0)
			.description("Whether the last scan has found the import root.")
			.register(registry);
	}

	@Bean
	StartImport startImport(JobStore store, JobRunner runner, ImportRoot root) {
		return new StartImport(store, runner, root);
	}

	@Bean
	CancelImport cancelImport(JobStore store) {
		return new CancelImport(store);
	}

	@Bean
	RemoveSeedFolder removeSeedFolder(JobStore store, JobRunner runner) {
		return new RemoveSeedFolder(store, runner);
	}

}
