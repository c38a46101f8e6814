package dev.newsgraph.observability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class StoreSizeTests {

	@TempDir
	private Path folder;

	@Test
	void theFilesOfAllFoldersCount() throws IOException {
		Files.write(this.folder.resolve("a"), new byte[10]);
		Files.write(Files.createDirectory(this.folder.resolve("b")).resolve("c"), new byte[5]);
		assertThat(StoreSize.of(this.folder)).isEqualTo(15);
		assertThat(StoreSize.of(this.folder.resolve("missing"))).isZero();
	}

	@Test
	void theFolderCanBeALink() throws IOException {
		Files.write(Files.createDirectory(this.folder.resolve("graph")).resolve("a"), new byte[1000]);
		Path link = Files.createSymbolicLink(this.folder.resolve("data"), this.folder.resolve("graph"));
		assertThat(StoreSize.of(link)).isEqualTo(1000);
	}

	@Test
	void theFreeSpaceIsThatOfTheDiskOfTheFolder() throws IOException {
		assertThat(StoreSize.free(this.folder)).isPositive()
			.isLessThanOrEqualTo(Files.getFileStore(this.folder).getTotalSpace());
		assertThatIOException().isThrownBy(() -> StoreSize.free(this.folder.resolve("missing")));
	}

}
