package dev.newsgraph.database.bulk;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.neo4j.batchimport.api.BatchImporter;
import org.neo4j.batchimport.api.Configuration;
import org.neo4j.batchimport.api.IndexConfig;
import org.neo4j.batchimport.api.Monitor;
import org.neo4j.batchimport.api.input.Collector;
import org.neo4j.batchimport.api.input.IdType;
import org.neo4j.batchimport.api.input.Input;
import org.neo4j.batchimport.api.input.ReadableGroups;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.internal.batchimport.DefaultAdditionalIds;
import org.neo4j.io.fs.DefaultFileSystemAbstraction;
import org.neo4j.io.fs.FileSystemAbstraction;
import org.neo4j.io.layout.Neo4jLayout;
import org.neo4j.io.locker.FileLockException;
import org.neo4j.io.pagecache.context.CursorContextFactory;
import org.neo4j.io.pagecache.tracing.PageCacheTracer;
import org.neo4j.kernel.DatabaseCreationOptions;
import org.neo4j.kernel.impl.index.schema.DefaultIndexProvidersAccess;
import org.neo4j.kernel.impl.index.schema.IndexImporterFactoryImpl;
import org.neo4j.kernel.impl.scheduler.JobSchedulerFactory;
import org.neo4j.kernel.impl.transaction.log.files.LogTailMetadataFactoryImpl;
import org.neo4j.kernel.impl.transaction.log.files.TransactionLogInitializer;
import org.neo4j.kernel.internal.locker.GlobalLocker;
import org.neo4j.logging.internal.NullLogService;
import org.neo4j.memory.EmptyMemoryTracker;
import org.neo4j.scheduler.JobScheduler;
import org.neo4j.storageengine.api.StorageEngineFactory;

/** Calls the batch importer of Neo4j. */
final class BatchImport {

	private static final CursorContextFactory CONTEXTS = CursorContextFactory.NULL_CONTEXT_FACTORY;

	private final Path folder;

	private final String name;

	private final long cache;

	/**
	 * Creates an import.
	 * @param folder the folder for the databases and their transaction logs
	 * @param name the name of the database
	 * @param cache memory for pages of the store, in bytes
	 */
	BatchImport(Path folder, String name, long cache) {
		this.folder = folder;
		this.name = name;
		this.cache = cache;
	}

	static Closeable lock(Path data) {
		try {
			FileSystemAbstraction files = new DefaultFileSystemAbstraction();
			Files.createDirectories(data);
			GlobalLocker lock = new GlobalLocker(files, layout(data));
			try {
				lock.checkLock();
			}
			catch (FileLockException ex) {
				lock.close();
				throw new StorePreparationException(
						"The data folder %s is in use by another process: stop that process, or name another folder with"
							.formatted(data) + " newsgraph.database.embedded.data.",
						ex);
			}
			return lock;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Neo4jLayout layout(Path data) {
		return Neo4jLayout.of(config(data));
	}

	private static Config config(Path data) {
		return Config.newBuilder()
			.set(GraphDatabaseSettings.neo4j_home, data)
			.set(GraphDatabaseSettings.data_directory, data)
			.build();
	}

	/** Writes the store. */
	void run(StoreContent content) throws IOException {
		Config config = config(Files.createDirectories(this.folder));
		FileSystemAbstraction files = new DefaultFileSystemAbstraction();
		StorageEngineFactory engine = StorageEngineFactory.selectStorageEngine(config);
		try (JobScheduler scheduler = JobSchedulerFactory.createInitialisedScheduler();
				BatchImporter importer = engine.batchImporter(Neo4jLayout.of(config).databaseLayout(this.name), files,
						true, PageCacheTracer.NULL, new Settings(this.cache), NullLogService.getInstance(), null, false,
						DefaultAdditionalIds.EMPTY, new LogTailMetadataFactoryImpl(files), config, Monitor.NO_MONITOR,
						scheduler, Collector.STRICT, TransactionLogInitializer.getLogFilesInitializer(),
						new IndexImporterFactoryImpl(), EmptyMemoryTracker.INSTANCE, CONTEXTS,
						() -> new DefaultIndexProvidersAccess(engine, files, config, scheduler,
								NullLogService.getInstance(), PageCacheTracer.NULL, CONTEXTS),
						0, null, DatabaseCreationOptions.EMPTY_CREATION_OPTIONS,
						BatchImporter.HardwareValidation.NONE)) {
			importer.doImport(input(content));
		}
		catch (IOException | RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IOException(ex);
		}
	}

	private static Input input(StoreContent content) {
		long nodes = content.nodeCount();
		long edges = content.edgeCount();
		return Input.input((InputBlocks.Opener) content::nodes, (InputBlocks.Opener) content::edges, IdType.ACTUAL,
				Input.knownEstimates(nodes, edges, 8 * nodes, edges, 800 * nodes, 400 * edges, nodes),
				ReadableGroups.EMPTY, false);
	}

	/** The settings of the importer. */
	private static final class Settings extends Configuration.Overridden {

		private final long cache;

		Settings(long cache) {
			super(Configuration.DEFAULT);
			this.cache = cache;
		}

		@Override
		public long maxOffHeapMemory() {
			return this.cache;
		}

		@Override
		public IndexConfig indexConfig() {
			// As in a store that the server has created.
			return IndexConfig.create().withLabelIndex().withRelationshipTypeIndex();
		}

	}

}
