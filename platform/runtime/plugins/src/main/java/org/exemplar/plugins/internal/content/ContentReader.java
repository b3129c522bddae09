package org.exemplar.plugins.internal.content;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.schema.SdlFile;

/** Reads the declarative content of plugins. Not safe for use by several threads. */
public final class ContentReader {
  private final ContentCache cache;
  private SoftReference<ContentSchemas> schemas = new SoftReference<>(null);

  /** A reader that checks everything. */
  public ContentReader() {
    this(Optional.empty(), Optional.empty());
  }

  /**
   * A reader that does not check again what it knows to be good.
   *
   * @param cache folder where it remembers that
   * @param shipped folder with the same about the plugins of the distribution
   */
  public ContentReader(Optional<Path> cache, Optional<Path> shipped) {
    this.cache = new ContentCache(cache, shipped);
  }

  /** Reads a plugin; what is wrong is in the answer. */
  public ContentResult read(ContentFiles files) {
    try {
      SequencedMap<String, byte[]> bytes = ContentBytes.of(files);
      String digest = ContentBytes.digest(bytes);
      Findings findings = new Findings();
      List<SdlFile> sdl = SchemaFiles.read(files, findings);
      files.names().stream()
          .filter(ContentBytes::isMisnamed)
          .forEach(name -> findings.add(misnamed(name)));
      Optional<PluginContent> known = findings.isEmpty() ? rebuild(digest, sdl) : Optional.empty();
      return known.isPresent()
          ? new ContentResult.Good(known.get())
          : check(bytes, sdl, findings, digest);
    } catch (IOException e) {
      LocalizedText message = FileWording.unreadable(PlainReason.of(e).orElse(""));
      Problem problem = new Problem(Codes.UNREADABLE, message, Optional.empty(), 0, "");
      return new ContentResult.Bad(Optional.empty(), List.of(problem));
    }
  }

  private Optional<PluginContent> rebuild(String digest, List<SdlFile> sdl) {
    return cache
        .find(digest)
        .flatMap(tree -> new ContentBuilder(tree, sdl, new Findings()).build());
  }

  private static Problem misnamed(String name) {
    LocalizedText message = FileWording.wrongEnding(ContentBytes.rightName(name));
    return new Problem(Codes.INVALID, message, Optional.of(name), 1, "");
  }

  private ContentResult check(
      SequencedMap<String, byte[]> bytes, List<SdlFile> sdl, Findings findings, String digest) {
    PluginTree tree = parse(bytes, findings);
    tree.files().forEach(file -> findings.addAll(schemas().check(file)));
    new ContentCheck(tree, findings).check();
    if (findings.isEmpty()) {
      Optional<PluginContent> content = new ContentBuilder(tree, sdl, findings).build();
      if (content.isPresent()) {
        cache.keep(digest, tree);
        return new ContentResult.Good(content.get());
      }
    }
    return new ContentResult.Bad(descriptor(tree, findings), findings.sorted());
  }

  private static PluginTree parse(SequencedMap<String, byte[]> bytes, Findings findings) {
    List<ContentFile> files = new ArrayList<>();
    bytes.forEach((name, content) -> parse(name, content, findings).ifPresent(files::add));
    if (!bytes.containsKey(ContentFiles.DESCRIPTOR)) {
      findings.add(
          new Problem(
              Codes.INVALID,
              FileWording.noDescriptor(),
              Optional.of(ContentFiles.DESCRIPTOR),
              0,
              ""));
    }
    return new PluginTree(files);
  }

  private static Optional<ContentFile> parse(String name, byte[] bytes, Findings findings) {
    Tree tree = TreeReader.read(name, bytes);
    findings.addAll(tree.problems());
    Optional<ContentFile> file =
        tree.root().isMissingNode() ? Optional.empty() : KindFinder.find(name, tree, findings);
    if (file.isEmpty()) {
      findings.incomplete();
    }
    return file;
  }

  private ContentSchemas schemas() {
    ContentSchemas loaded = schemas.get();
    if (loaded == null) {
      loaded = new ContentSchemas();
      schemas = new SoftReference<>(loaded);
    }
    return loaded;
  }

  /** Who a plugin is, empty where its descriptor is wrong. */
  public Optional<PluginDescriptor> descriptor(ContentFiles files) {
    try {
      SequencedMap<String, byte[]> one = new TreeMap<>();
      one.put(ContentFiles.DESCRIPTOR, files.read(ContentFiles.DESCRIPTOR));
      Findings findings = new Findings();
      PluginTree tree = parse(one, findings);
      tree.files().forEach(file -> findings.addAll(schemas().check(file)));
      return findings.isEmpty()
          ? new ContentBuilder(tree, List.of(), findings).descriptor()
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Who a plugin is whose descriptor is right although something else is wrong. */
  private static Optional<PluginDescriptor> descriptor(PluginTree tree, Findings findings) {
    boolean wrong =
        findings.sorted().stream()
            .anyMatch(problem -> problem.file().equals(Optional.of(ContentFiles.DESCRIPTOR)));
    return wrong
        ? Optional.empty()
        : new ContentBuilder(tree, List.of(), new Findings()).descriptor();
  }
}
