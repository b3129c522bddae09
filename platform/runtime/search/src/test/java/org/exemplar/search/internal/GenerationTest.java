package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {
  private static final int DOCUMENTS = 1_500;

  @TempDir Path root;

  @Test
  void aGenerationThatIsNotDirtyShowsAllThatWasWritten() throws IOException {
    Generation generation = Generation.create(root, new KeywordAnalyzer(), "fingerprint");
    AtomicInteger written = new AtomicInteger();
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(() -> writeAndShow(generation, written));
    while (!writing.isDone()) {
      int atLeast = written.get();
      if (!generation.dirty()) {
        assertThat(generation.documents()).isGreaterThanOrEqualTo(atLeast);
      }
    }
    writing.join();
    assertThat(generation.dirty()).isFalse();
    assertThat(generation.documents()).isEqualTo(DOCUMENTS);
    generation.retire(true);
  }

  private static void writeAndShow(Generation generation, AtomicInteger written) {
    try {
      for (int i = 0; i < DOCUMENTS; i++) {
        Document document = new Document();
        document.add(new StringField(Names.KEY, "document-" + i, Field.Store.NO));
        generation.add(document);
        written.incrementAndGet();
        generation.refresh();
      }
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
