package dev.newsgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DataFoldersTests {

	@TempDir
	private Path folder;

	private DataFolders folders;

	@BeforeEach
	void create() {
		this.folders = DataFolders.of(this.folder.resolve("data"));
	}

	@Test
	void theNewFolderTakesThePlaceOfTheOldOne() throws IOException {
		write("data/databases/store", "old");
		write("data/token", "secret");
		write("data/runs/1/summary.json", "1");
		write("data.new/databases/store", "new");
		write("data.new/runs/2/summary.json", "2");
		this.folders.exchange(false);
		assertThat(this.folder.resolve("data/databases/store")).hasContent("new");
		assertThat(this.folder.resolve("data/token")).hasContent("secret");
		assertThat(this.folder.resolve("data/runs/1/summary.json")).hasContent("1");
		assertThat(this.folder.resolve("data/runs/2/summary.json")).hasContent("2");
		assertThat(this.folder).isDirectoryNotContaining((path) -> !path.endsWith("data"));
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
		this.folders.prepare();
		assertThat(this.folder.resolve("data/databases/store")).hasContent("old");
		assertThat(this.folder).isDirectoryNotContaining((path) -> !path.endsWith("data"));
	}

	@Test
	void theOldFolderStaysIfTheNewOneCannotBeMoved() throws IOException {
		write("data/databases/store", "old");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.folders.exchange(false));
		assertThat(this.folder.resolve("data/databases/store")).hasContent("old");
	}

	private void write(String path, String content) throws IOException {
		Path file = this.folder.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
	}

}
