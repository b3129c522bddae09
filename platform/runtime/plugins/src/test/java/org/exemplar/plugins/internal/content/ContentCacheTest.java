package org.exemplar.plugins.internal.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentCacheTest {
  @TempDir private Path temp;

  private ContentReader reader() {
    return new ContentReader(Optional.of(temp.resolve("cache")), Optional.empty());
  }

  private List<Path> cached() throws IOException {
    try (Stream<Path> files = Files.list(temp.resolve("cache"))) {
      return files.toList();
    }
  }

  @Test
  void cachedContentIsTheSameAsReadContent() throws IOException {
    ContentResult first = reader().read(Specimen.files());
    assertThat(cached()).hasSize(1);
    assertThat(reader().read(Specimen.files())).isEqualTo(first);
    assertThat(first).isEqualTo(new ContentReader().read(Specimen.files()));
  }

  @Test
  void sdlIsReadAndCheckedWhetherTheRestIsCachedOrNot() {
    MemoryFiles files = Specimen.files().with("exemplar/schema/own.graphqls", "type A { a: Int }");
    ContentResult first = reader().read(files);
    assertThat(first).isInstanceOf(ContentResult.Good.class).isEqualTo(reader().read(files));
    files.with("exemplar/schema/own.graphqls", "type B { b: Int }");
    assertThat(reader().read(files)).isNotEqualTo(first).isInstanceOf(ContentResult.Good.class);
    files.with("exemplar/schema/own.gql", "type C { c: Int }");
    assertThat(reader().read(files)).isInstanceOf(ContentResult.Bad.class);
  }

  @Test
  void contentThatChangedIsCheckedAgain() throws IOException {
    reader().read(Specimen.files());
    assertThat(reader().read(Specimen.with("dimensions.yaml", "code: D1", "code: d1")))
        .isInstanceOf(ContentResult.Bad.class);
    assertThat(cached()).hasSize(1);
  }

  @Test
  void aDamagedCacheIsIgnored() throws IOException {
    ContentResult first = reader().read(Specimen.files());
    for (String damage : List.of("", "[{}]", "[{\"kind\":\"PLUGIN\"}]", "no json")) {
      Files.writeString(cached().getFirst(), damage);
      assertThat(reader().read(Specimen.files())).as(damage).isEqualTo(first);
    }
  }

  @Test
  void aCacheThatCannotBeWrittenIsDoneWithout() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    ContentReader reader = new ContentReader(Optional.of(file), Optional.empty());
    assertThat(reader.read(Specimen.files())).isInstanceOf(ContentResult.Good.class);
  }

  @Test
  void whatTheDistributionShipsNeedsNoCheck() throws IOException {
    Path jar = Specimen.files().jar(temp.resolve("specimen.jar"), Map.of());
    Path shipped = temp.resolve("shipped");
    assertThat(compile(shipped, jar)).isEmpty();
    ContentReader reader = new ContentReader(Optional.empty(), Optional.of(shipped));
    assertThat(reader.read(Specimen.files())).isEqualTo(reader().read(Specimen.files()));
  }

  @Test
  void compilingNamesWhatIsWrong() throws IOException {
    Path jar =
        Specimen.with("dimensions.yaml", "code: D1", "code: d1")
            .jar(temp.resolve("bad.jar"), Map.of());
    assertThat(compile(temp.resolve("shipped"), jar))
        .startsWith("bad.jar!exemplar/dimensions.yaml:2 CONTENT_INVALID /dimensions/0/code");
  }

  private static String compile(Path folder, Path jar) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    boolean good = ContentCompiler.run(print, folder.toString(), jar.toString());
    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(good).isEqualTo(text.isEmpty());
    return text;
  }
}
