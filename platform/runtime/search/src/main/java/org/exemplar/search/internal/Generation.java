package org.exemplar.search.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;

/**
 * One Lucene index in one folder.
 *
 * <p>Any thread may lease the reader. One thread at a time writes; refresh, commit and retirement
 * belong to the follower. A writer is opened with the first change only.
 */
final class Generation {
  private static final double RAM_MB = 4;
  private static final double BUILDING_RAM_MB = 16;

  private final Path folder;
  private final Analyzer analyzer;
  private final Directory directory;
  private final Map<String, Long> files = new HashMap<>();

  private @Nullable IndexWriter writer;
  private DirectoryReader reader;
  private CommitData saved;
  private int leases;
  private boolean retired;
  private boolean deleted;
  private volatile Mark mark;
  private volatile @Nullable String complaint;
  private volatile boolean withdrawn;
  private volatile boolean mixed;
  private final AtomicLong written = new AtomicLong();
  private volatile long shown;
  private volatile boolean unsaved;

  private Generation(
      Path folder,
      Analyzer analyzer,
      Directory directory,
      DirectoryReader reader,
      CommitData saved) {
    this.folder = folder;
    this.analyzer = analyzer;
    this.directory = directory;
    this.reader = reader;
    this.saved = saved;
    this.mark = saved.mark();
  }

  /**
   * Opens what stands in the folder.
   *
   * @throws IOException when there is no index or Lucene finds it damaged
   */
  static Generation open(Path folder, Analyzer analyzer) throws IOException {
    Directory directory = new MMapDirectory(folder);
    try {
      DirectoryReader reader = DirectoryReader.open(directory);
      CommitData saved = CommitData.read(reader.getIndexCommit().getUserData());
      Generation generation = new Generation(folder, analyzer, directory, reader, saved);
      generation.rememberFiles();
      return generation;
    } catch (IOException | RuntimeException damaged) {
      directory.close();
      throw damaged;
    }
  }

  /** Begins an empty index; until its first commit the folder holds none. */
  static Generation create(Path folder, Analyzer analyzer, String fingerprint) throws IOException {
    Files.createDirectories(folder);
    Directory directory = new MMapDirectory(folder);
    IndexWriter writer = writer(directory, analyzer, BUILDING_RAM_MB);
    CommitData nothing = CommitData.of(Mark.START, fingerprint);
    Generation generation =
        new Generation(folder, analyzer, directory, DirectoryReader.open(writer), nothing);
    generation.writer = writer;
    generation.unsaved = true;
    return generation;
  }

  private static IndexWriter writer(Directory directory, Analyzer analyzer, double ram)
      throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setRAMBufferSizeMB(ram);
    return new IndexWriter(directory, config);
  }

  private synchronized IndexWriter writer() throws IOException {
    if (writer == null) {
      writer = writer(directory, analyzer, RAM_MB);
    }
    return writer;
  }

  Path folder() {
    return folder;
  }

  /** How far the change log is in what has been written. */
  Mark mark() {
    return mark;
  }

  void mark(Mark reached) {
    mark = reached;
  }

  /** What the last commit says of itself. */
  synchronized CommitData saved() {
    return saved;
  }

  /** Says that the index is wrong and must be built anew; it answers until then. */
  void complain(String reason) {
    complaint = reason;
  }

  /** Says that the index is wrong and must not even answer. */
  void withdraw(String reason) {
    complaint = reason;
    withdrawn = true;
  }

  Optional<String> complaint() {
    return Optional.ofNullable(complaint);
  }

  boolean withdrawn() {
    return withdrawn;
  }

  /** Says that it now holds documents made by another definition than its own. */
  void mix() {
    mixed = true;
  }

  boolean mixed() {
    return mixed || saved().mixed();
  }

  /** Whether something has been written that a search begun now would not see. */
  boolean dirty() {
    return shown != written.get();
  }

  boolean unsaved() {
    return unsaved;
  }

  synchronized boolean writing() {
    return writer != null;
  }

  /** Adds a document that is not there yet. */
  void add(Document document) throws IOException {
    writer().addDocument(document);
    written();
  }

  /** Puts a document in the place of the one with its key, or takes that one away. */
  void put(String key, Optional<Document> document) throws IOException {
    Term term = new Term(Names.KEY, key);
    if (document.isPresent()) {
      writer().updateDocument(term, document.get());
      written();
    } else if (writing() || holds(term)) {
      writer().deleteDocuments(term);
      written();
    }
  }

  private boolean holds(Term term) throws IOException {
    return reader.docFreq(term) > 0;
  }

  private void written() {
    written.incrementAndGet();
    unsaved = true;
  }

  /** Makes visible what has been written. */
  void refresh() throws IOException {
    long before = written.get();
    DirectoryReader next = DirectoryReader.openIfChanged(reader, writer());
    if (next != null) {
      DirectoryReader previous = reader;
      synchronized (this) {
        reader = next;
      }
      previous.decRef();
    }
    shown = before;
  }

  /** Makes durable what has been written, with how far the log was followed. */
  void commit() throws IOException {
    unsaved = false;
    CommitData reached = saved().at(mark);
    CommitData data = mixed ? reached.mix() : reached;
    IndexWriter target = writer();
    target.setLiveCommitData(data.entries().entrySet());
    target.commit();
    synchronized (this) {
      saved = data;
    }
    rememberFiles();
  }

  /** Gives back the memory of the writer; a later change opens another. */
  synchronized void closeWriter() throws IOException {
    if (writer != null) {
      writer.close();
      writer = null;
    }
  }

  private void rememberFiles() throws IOException {
    files.clear();
    for (String file : SegmentInfos.readLatestCommit(directory).files(true)) {
      files.put(file, directory.fileLength(file));
    }
  }

  /** Whether all files of the last commit are there in full length. */
  boolean present() throws IOException {
    for (Map.Entry<String, Long> file : files.entrySet()) {
      try {
        if (Files.size(folder.resolve(file.getKey())) != file.getValue()) {
          return false;
        }
      } catch (NoSuchFileException gone) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads every byte and compares checksums.
   *
   * @throws IOException when something is damaged
   */
  void checkIntegrity() throws IOException {
    Optional<Lease> lease = lease();
    if (lease.isEmpty()) {
      return;
    }
    try (Lease held = lease.get()) {
      for (LeafReaderContext leaf : held.reader().leaves()) {
        if (leaf.reader() instanceof CodecReader codec) {
          codec.checkIntegrity();
        }
      }
    }
  }

  int documents() {
    return lease().map(Generation::count).orElse(0);
  }

  private static int count(Lease lease) {
    try (lease) {
      return lease.reader().numDocs();
    }
  }

  /** The current reader, kept open until the lease is closed; empty once retired. */
  synchronized Optional<Lease> lease() {
    if (retired || withdrawn) {
      return Optional.empty();
    }
    reader.incRef();
    leases++;
    return Optional.of(new Lease(reader));
  }

  /** Ends the generation as soon as its last lease has ended; its folder goes if so wanted. */
  synchronized void retire(boolean delete) {
    if (retired) {
      return;
    }
    retired = true;
    deleted = delete;
    Quietly.run(
        () -> {
          if (writer != null) {
            writer.rollback();
          }
        });
    writer = null;
    if (leases == 0) {
      dispose();
    }
  }

  private synchronized void release(DirectoryReader held) {
    Quietly.run(held::decRef);
    leases--;
    if (retired && leases == 0) {
      dispose();
    }
  }

  private void dispose() {
    Quietly.run(reader::close);
    Quietly.run(directory::close);
    if (deleted) {
      Quietly.run(() -> Folders.delete(folder));
    }
  }

  /** Keeps a reader open. */
  final class Lease implements AutoCloseable {
    private final DirectoryReader held;
    private boolean closed;

    private Lease(DirectoryReader held) {
      this.held = held;
    }

    DirectoryReader reader() {
      return held;
    }

    Generation generation() {
      return Generation.this;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        release(held);
      }
    }
  }
}
