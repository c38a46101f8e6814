package dev.newsgraph.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.newsgraph.database.bulk.OfflineStore;
import dev.newsgraph.database.bulk.StorePreparationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DataFoldersTests {

	@TempDir
	private Path folder;

	private DataFolders folders;

	@BeforeEach
	void create() throws IOException {
		this.folders = DataFolders.of(this.folder.resolve("data"), "neo4j");
	}

	@Test
	void theNewFolderTakesThePlaceOfTheOldOne() throws IOException {
		write("data/databases/neo4j/store", "old");
		write("data/transactions/log", "old");
		write("data/gateway.json", "old");
		write("data/token", "secret");
		write("data/runs/1/summary.json", "1");
		write("data.new/databases/neo4j/store", "new");
		write("data.new/token", "new");
		write("data.new/runs/2/summary.json", "2");
		this.folders.exchange(false);
		assertThat(this.folder.resolve("data/databases/neo4j/store")).hasContent("new");
		assertThat(this.folder.resolve("data/transactions")).doesNotExist();
		assertThat(this.folder.resolve("data/gateway.json")).doesNotExist();
		assertThat(this.folder.resolve("data/token")).hasContent("secret");
		assertThat(this.folder.resolve("data/runs/1/summary.json")).hasContent("1");
		assertThat(this.folder.resolve("data/runs/2/summary.json")).hasContent("2");
		assertThat(this.folder).isDirectoryNotContaining((path) -> !path.endsWith("data"));
	}

	@Test
	void everythingThatIsNotTheDatabaseIsKept() throws IOException {
		write("data/keys", "keys");
		Set<PosixFilePermission> secret = PosixFilePermissions.fromString("rw-------");
		Files.setPosixFilePermissions(this.folder.resolve("data/keys"), secret);
		write("data/keys.log", "changes of keys");
		write("data/bolt-password", "password");
		write("data/documents/of/a/client.graphql", "{ stats { revision } }");
		write("data.new/databases/neo4j/store", "new");
		write("data.new/bolt-password", "new");
		this.folders.exchange(false);
		assertThat(this.folder.resolve("data/keys")).hasContent("keys");
		assertThat(Files.getPosixFilePermissions(this.folder.resolve("data/keys"))).isEqualTo(secret);
		assertThat(this.folder.resolve("data/keys.log")).hasContent("changes of keys");
		assertThat(this.folder.resolve("data/bolt-password")).hasContent("password");
		assertThat(this.folder.resolve("data/documents/of/a/client.graphql")).hasContent("{ stats { revision } }");
		assertThat(this.folder).isDirectoryNotContaining((path) -> !path.endsWith("data"));
	}

	@Test
	void aFolderThatAnotherProcessUsesIsRefused() throws IOException {
		write("data/databases/neo4j/store", "old");
		try (Closeable other = new OfflineStore(this.folders.data(), "neo4j").lock()) {
			assertThat(other).isNotNull();
			assertThatExceptionOfType(ImporterException.class).isThrownBy(this.folders::lock)
				.withMessageContaining("is in use by another process")
				.satisfies((ex) -> assertThat(ex.exit()).isEqualTo(ExitCode.USAGE));
		}
		this.folders.lock().close();
	}

	@Test
	void theOldFolderIsKeptIfTheUserWantsIt() throws IOException {
		write("data/databases/neo4j/store", "old");
		write("data.new/databases/neo4j/store", "new");
		this.folders.exchange(true);
		assertThat(this.folder.resolve("data.old/databases/neo4j/store")).hasContent("old");
		assertThatExceptionOfType(ImporterException.class).isThrownBy(this.folders::prepare)
			.withMessageContaining("data.old")
			.withMessageContaining("delete it");
	}

	@Test
	void withoutADataFolderTheNewOneIsMoved() throws IOException {
		write("data.new/databases/neo4j/store", "new");
		this.folders.exchange(false);
		assertThat(this.folder.resolve("data/databases/neo4j/store")).hasContent("new");
	}

	@Test
	void anUnfinishedFolderIsRemoved() throws IOException {
		write("data/databases/neo4j/store", "old");
		write("data.new/databases/neo4j/store", "new");
		prepare();
		assertThat(this.folder.resolve("data/databases/neo4j/store")).hasContent("old");
		assertThat(this.folder).isDirectoryNotContaining((path) -> !path.endsWith("data"));
	}

	@Test
	void anExchangeThatEndsBetweenItsMovesIsUndone() throws IOException {
		write("data.replaced/databases/neo4j/store", "old");
		write("data.new/databases/neo4j/store", "new");
		prepare();
		assertThat(this.folder.resolve("data/databases/neo4j/store")).hasContent("old");
		assertThat(this.folder).isDirectoryNotContaining((path) -> !path.endsWith("data"));
	}

	@Test
	void whatAnExchangeThatEndsAfterItsMovesHasLeftIsRemoved() throws IOException {
		write("data/databases/neo4j/store", "new");
		write("data.replaced/databases/neo4j/store", "old");
		prepare();
		assertThat(this.folder.resolve("data/databases/neo4j/store")).hasContent("new");
		write("data.replaced/transactions/neo4j/log", "of a folder that was deleted in part");
		prepare();
		assertThat(this.folder).isDirectoryNotContaining((path) -> !path.endsWith("data"));
	}

	/** For example, because {@code newsgraph key} has written to the data folder. */
	@Test
	void theOnlyDatabaseIsNotRemoved() throws IOException {
		write("data/keys", "keys");
		write("data.replaced/databases/neo4j/store", "old");
		assertThatExceptionOfType(ImporterException.class).isThrownBy(this.folders::restore)
			.withMessageContaining("There is no database in " + this.folders.data())
			.withMessageContaining(this.folders.replaced() + " holds the one of a `newsgraph rebuild`")
			.satisfies((ex) -> assertThat(ex.exit()).isEqualTo(ExitCode.USAGE));
		assertThat(this.folder.resolve("data.replaced/databases/neo4j/store")).hasContent("old");
	}

	@Test
	void anEmptyFolderInThePlaceOfTheOnlyDatabaseIsReplaced() throws IOException {
		Files.createDirectory(this.folder.resolve("data"));
		write("data.replaced/databases/neo4j/store", "old");
		prepare();
		assertThat(this.folder.resolve("data/databases/neo4j/store")).hasContent("old");
	}

	@Test
	void anOldFolderThatShallBeKeptIsKeptAfterAnInterruption() throws IOException {
		write("data/databases/neo4j/store", "new");
		write("data.replaced/databases/neo4j/store", "old");
		write("data.replaced/.keep-old", "");
		assertThatExceptionOfType(ImporterException.class).isThrownBy(this::prepare)
			.withMessageContaining("of an earlier rebuild: delete it, or move it away.");
		assertThat(this.folder.resolve("data.old/databases/neo4j/store")).hasContent("old");
		assertThat(this.folder.resolve("data.old/.keep-old")).doesNotExist();
	}

	@Test
	void aStoreIsNotMadeInThePlaceOfOneThatWasMovedAway() throws IOException {
		OfflineStore store = new OfflineStore(this.folder.resolve("data"), "neo4j");
		store.requireNoneReplaced();
		write("data.replaced/databases/neo4j/store", "old");
		assertThatExceptionOfType(StorePreparationException.class).isThrownBy(store::requireNoneReplaced)
			.withMessageContaining("data.replaced");
		write("data/databases/neo4j/store", "new");
		store.requireNoneReplaced();
	}

	@Test
	void anOldFolderThatCannotBeDeletedIsNamedAndTheExchangeIsDone() throws IOException {
		write("data/databases/neo4j/store", "old");
		write("data.new/databases/neo4j/store", "new");
		assertThat(this.folders.exchange(false, (folder) -> {
			throw new AccessDeniedException(folder.resolve("databases").toString());
		})).contains("The new database is in its place", this.folders.replaced().toString(),
				"The next rebuild deletes it.");
		assertThat(this.folder.resolve("data/databases/neo4j/store")).hasContent("new");
		prepare();
		assertThat(this.folder).isDirectoryNotContaining((path) -> !path.endsWith("data"));
	}

	private void prepare() throws IOException {
		this.folders.restore();
		try (Closeable lock = this.folders.lock()) {
			assertThat(lock).isNotNull();
			this.folders.prepare();
		}
	}

	@Test
	void theOldFolderStaysIfTheNewOneCannotBeMoved() throws IOException {
		write("data/databases/neo4j/store", "old");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.folders.exchange(false));
		assertThat(this.folder.resolve("data/databases/neo4j/store")).hasContent("old");
	}

	@Test
	void aLinkStaysAndItsTargetIsReplaced() throws IOException {
		write("disk/graph/databases/neo4j/store", "old");
		Path link = Files.createSymbolicLink(this.folder.resolve("data"), Path.of("disk/graph"));
		this.folders = DataFolders.of(link, "neo4j");
		write("disk/graph.new/databases/neo4j/store", "new");
		this.folders.exchange(true);
		assertThat(link).isSymbolicLink();
		assertThat(link.resolve("databases/neo4j/store")).hasContent("new");
		assertThat(this.folder.resolve("disk/graph.old/databases/neo4j/store")).hasContent("old");
	}

	@Test
	void anInterruptedExchangeOfTheTargetOfALinkIsUndone() throws IOException {
		write("disk/graph.replaced/databases/neo4j/store", "old");
		Path link = Files.createSymbolicLink(this.folder.resolve("data"), this.folder.resolve("disk/graph"));
		OfflineStore store = new OfflineStore(link, "neo4j");
		assertThatExceptionOfType(StorePreparationException.class).isThrownBy(store::requireNoneReplaced)
			.withMessageContaining("graph.replaced");
		this.folders = DataFolders.of(link, "neo4j");
		prepare();
		assertThat(link.resolve("databases/neo4j/store")).hasContent("old");
		assertThat(this.folder.resolve("disk/graph.replaced")).doesNotExist();
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aMountPointIsRefused() throws IOException {
		DataFolders mounted = DataFolders.of(Path.of("/proc"), "neo4j");
		assertThatExceptionOfType(ImporterException.class).isThrownBy(mounted::prepare)
			.withMessageContaining("/proc is a mount point")
			.withMessageContaining("Use a folder in it as the data folder (newsgraph.database.embedded.data)")
			.satisfies((ex) -> assertThat(ex.exit()).isEqualTo(ExitCode.USAGE));
	}

	@Test
	void aPartOfADiskThatIsMountedIsAMountPoint() {
		List<String> mounts = List.of("22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw",
				"36 22 8:1 /srv/graph /srv/my\\040data rw,relatime - ext4 /dev/sda1 rw");
		assertThat(DataFolders.isMountPoint(Path.of("/srv/my data"), mounts)).isTrue();
		assertThat(DataFolders.isMountPoint(Path.of("/srv/my data/graph"), mounts)).isFalse();
		assertThat(DataFolders.isMountPoint(Path.of("/srv"), mounts)).isFalse();
	}

	private void write(String path, String content) throws IOException {
		Path file = this.folder.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
	}

}
