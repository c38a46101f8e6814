package dev.newsgraph.cli;

import java.io.Closeable;
import java.io.IOException;
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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DataFoldersTests {

	@TempDir
	private Path folder;

	private DataFolders folders;

	@BeforeEach
	void create() throws IOException {
		this.folders = DataFolders.of(this.folder.resolve("data"));
	}

	@Test
	void theNewFolderTakesThePlaceOfTheOldOne() throws IOException {
		write("data/databases/store", "old");
		write("data/transactions/log", "old");
		write("data/gateway.json", "old");
		write("data/token", "secret");
		write("data/runs/1/summary.json", "1");
		write("data.new/databases/store", "new");
		write("data.new/token", "new");
		write("data.new/runs/2/summary.json", "2");
		this.folders.exchange(false);
		assertThat(this.folder.resolve("data/databases/store")).hasContent("new");
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
		write("data.new/databases/store", "new");
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
		write("data/databases/store", "old");
		write("data.new/databases/store", "new");
		this.folders.exchange(true);
		assertThat(this.folder.resolve("data.old/databases/store")).hasContent("old");
		assertThatExceptionOfType(ImporterException.class).isThrownBy(this.folders::prepare)
			.withMessageContaining("data.old")
			.withMessageContaining("delete it");
	}

	@Test
	void withoutADataFolderTheNewOneIsMoved() throws IOException {
		write("data.new/databases/store", "new");
		this.folders.exchange(false);
		assertThat(this.folder.resolve("data/databases/store")).hasContent("new");
	}

	@Test
	void anInterruptedExchangeIsUndoneAndAnUnfinishedFolderRemoved() throws IOException {
		write("data.old/databases/store", "old");
		write("data.new/databases/store", "new");
		try (Closeable lock = this.folders.lock()) {
			assertThat(lock).isNotNull();
			this.folders.prepare();
		}
		assertThat(this.folder.resolve("data/databases/store")).hasContent("old");
		assertThat(this.folder).isDirectoryNotContaining((path) -> !path.endsWith("data"));
	}

	@Test
	void theOldFolderStaysIfTheNewOneCannotBeMoved() throws IOException {
		write("data/databases/store", "old");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.folders.exchange(false));
		assertThat(this.folder.resolve("data/databases/store")).hasContent("old");
	}

	@Test
	void aLinkStaysAndItsTargetIsReplaced() throws IOException {
		write("disk/graph/databases/store", "old");
		Path link = Files.createSymbolicLink(this.folder.resolve("data"), Path.of("disk/graph"));
		this.folders = DataFolders.of(link);
		write("disk/graph.new/databases/store", "new");
		this.folders.exchange(true);
		assertThat(link).isSymbolicLink();
		assertThat(link.resolve("databases/store")).hasContent("new");
		assertThat(this.folder.resolve("disk/graph.old/databases/store")).hasContent("old");
	}

	@Test
	void anInterruptedExchangeOfTheTargetOfALinkIsUndone() throws IOException {
		write("disk/graph.old/databases/store", "old");
		Path link = Files.createSymbolicLink(this.folder.resolve("data"), this.folder.resolve("disk/graph"));
		this.folders = DataFolders.of(link);
		try (Closeable lock = this.folders.lock()) {
			assertThat(lock).isNotNull();
			this.folders.prepare();
		}
		assertThat(link.resolve("databases/store")).hasContent("old");
		assertThat(this.folder.resolve("disk/graph.old")).doesNotExist();
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aMountPointIsRefused() throws IOException {
		DataFolders mounted = DataFolders.of(Path.of("/proc"));
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
