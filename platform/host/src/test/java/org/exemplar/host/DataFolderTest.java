package org.exemplar.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private static final List<String> OF_DATA = List.of("store", "log", "search", "tmp");

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void begin() {
    data = folder.resolve("srv/data");
  }

  private static Path open(Path folder) throws IOException {
    Files.createDirectories(folder);
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String rights(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }

  @Test
  void aFolderThatIsMadeOrEmptyIsItsOwnersAlone() throws Exception {
    assertThat(DataFolder.make(data)).isEmpty();
    assertThat(rights(data)).isEqualTo("rwx------");
    assertThat(data).isEmptyDirectory();
    open(data);
    assertThat(DataFolder.make(data)).isEmpty();
    assertThat(rights(data)).isEqualTo("rwx------");
  }

  @Test
  void whatHoldsDataInAFolderOfOthersIsItsOwnersAlone() throws Exception {
    Files.writeString(open(data.resolve("store")).resolve("exemplar.db"), "accounts");
    Files.writeString(data.resolve("notes.txt"), "of somebody else");
    open(data);
    assertThat(DataFolder.open(data)).containsExactly(data.resolve("store"));
    assertThat(DataFolder.make(data)).isEmpty();
    assertThat(rights(data)).isEqualTo("rwxr-xr-x");
    for (String name : OF_DATA) {
      assertThat(rights(data.resolve(name))).as(name).isEqualTo("rwx------");
    }
    assertThat(data.resolve("store/exemplar.db")).hasContent("accounts");
  }

  @Test
  void aFolderThatIsClosedIsLeftAsItIs() throws Exception {
    open(data.resolve("store"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    assertThat(DataFolder.make(data)).isEmpty();
    assertThat(DataFolder.open(data)).isEmpty();
    assertThat(rights(data.resolve("store"))).isEqualTo("rwxr-xr-x");
  }

  @Test
  void aStartMakesTheFolderForItsOwner() throws Exception {
    HostSettings settings = new Distribution(folder).bundle("a").settings();
    Host.start(settings).stop();
    assertThat(rights(settings.data())).isEqualTo("rwx------");
  }

  @Test
  void whereNobodyOwnsFilesNothingIsDone() throws Exception {
    try (FileSystem zip =
        FileSystems.newFileSystem(folder.resolve("files.zip"), Map.of("create", "true"))) {
      Path inside = zip.getPath("/data");
      assertThat(DataFolder.make(inside)).isEmpty();
      assertThat(inside).isDirectory();
      Files.createDirectory(inside.resolve("store"));
      assertThat(DataFolder.make(inside)).isEmpty();
    }
  }
}
