package org.exemplar.archive.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.exemplar.archive.Publisher;
import org.exemplar.archive.PublisherKey;
import org.exemplar.archive.TrustProblem;
import org.exemplar.archive.TrustStore;
import org.exemplar.archive.UnsignedPolicy;
import org.exemplar.spi.PluginKind;

/** Reads a trust store out of a folder. */
public final class TrustFiles {
  private static final String POLICY = "policy.yaml";
  private static final String UNREADABLE = "TRUST_UNREADABLE";
  private static final String INVALID = "TRUST_INVALID";
  private static final String DUPLICATE = "TRUST_DUPLICATE";

  private final Map<String, Publisher> publishers = new TreeMap<>();
  private final List<TrustProblem> problems = new ArrayList<>();
  private UnsignedPolicy unsigned = UnsignedPolicy.DENY;

  private TrustFiles() {}

  /** Reads the folder. */
  public static TrustStore load(Path folder) {
    TrustFiles reading = new TrustFiles();
    if (Files.isDirectory(folder)) {
      reading.read(folder);
    }
    return new TrustStore(reading.distinct(), reading.unsigned, reading.problems);
  }

  private void read(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(TrustFiles::isYaml).sorted().forEach(this::readFile);
    } catch (IOException e) {
      problems.add(
          Problems.trust(
              UNREADABLE,
              folder.getFileName().toString(),
              0,
              "文件夹无法读取",
              "the folder cannot be read"));
    }
  }

  private static boolean isYaml(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  private void readFile(Path path) {
    String file = path.getFileName().toString();
    try {
      Fields fields = DataFile.yaml(Files.readAllBytes(path));
      if (file.equals(POLICY)) {
        unsigned = policy(fields);
      } else {
        publishers.put(file, publisher(fields));
      }
    } catch (DataException e) {
      problems.add(new TrustProblem(INVALID, e.text(), file, e.line()));
    } catch (IOException e) {
      problems.add(Problems.trust(UNREADABLE, file, 0, "文件无法读取", "the file cannot be read"));
    }
  }

  /** Publishers whose id is in one file only; of several files none is right. */
  private List<Publisher> distinct() {
    List<Publisher> distinct = new ArrayList<>();
    publishers.forEach(
        (file, publisher) -> {
          Optional<String> other =
              publishers.entrySet().stream()
                  .filter(each -> !each.getKey().equals(file))
                  .filter(each -> each.getValue().id().equals(publisher.id()))
                  .map(Map.Entry::getKey)
                  .findFirst();
          if (other.isEmpty()) {
            distinct.add(publisher);
          } else {
            problems.add(
                Problems.trust(
                    DUPLICATE,
                    file,
                    1,
                    "发布者 " + publisher.id() + " 也在 " + other.get() + " 中，两个都不算；请只保留一个",
                    "publisher "
                        + publisher.id()
                        + " is in "
                        + other.get()
                        + " too, so neither counts; keep one"));
          }
        });
    return distinct;
  }

  private static UnsignedPolicy policy(Fields fields) throws DataException {
    fields.only("unsigned");
    if (!fields.has("unsigned")) {
      return UnsignedPolicy.DENY;
    }
    return fields.parsed(
        "unsigned",
        " deny 或 warn",
        "deny or warn",
        text -> UnsignedPolicy.of(text).orElseThrow(IllegalArgumentException::new));
  }

  private static Publisher publisher(Fields file) throws DataException {
    file.only("publisher");
    Fields fields = file.object("publisher");
    fields.only("id", "name", "keys", "mayPublish");
    List<PublisherKey> keys = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Fields each : fields.objects("keys")) {
      PublisherKey key = key(each);
      if (!ids.add(key.id())) {
        throw each.wrong("id", "密钥 " + key.id() + " 已经列出", key.id() + " is listed already");
      }
      keys.add(key);
    }
    List<Publisher.Grant> grants = new ArrayList<>();
    for (Fields each : fields.objects("mayPublish")) {
      grants.add(grant(each));
    }
    return new Publisher(
        fields.text("id", IdentityReader.ID), fields.localized("name"), keys, grants);
  }

  private static PublisherKey key(Fields fields) throws DataException {
    fields.only("id", "key", "validFrom", "validUntil", "revokedSince", "compromised");
    return new PublisherKey(
        fields.text("id", IdentityReader.ID),
        fields.parsed(
            "key",
            " Base64 的 Ed25519 公钥（X.509 或 32 字节）",
            "a public Ed25519 key in Base64 (X.509 or 32 bytes)",
            KeyFiles::parse),
        fields.moment("validFrom"),
        fields.moment("validUntil"),
        fields.moment("revokedSince"),
        fields.has("compromised") && fields.flag("compromised"));
  }

  private static Publisher.Grant grant(Fields fields) throws DataException {
    fields.only("kinds", "scope");
    Set<PluginKind> kinds = EnumSet.noneOf(PluginKind.class);
    for (String kind : fields.texts("kinds")) {
      switch (kind) {
        case "SECTOR" -> kinds.add(PluginKind.SECTOR);
        case "LOCALITY" -> kinds.add(PluginKind.LOCALITY);
        default ->
            throw fields.wrong(
                "kinds",
                "kinds 的每一项应为 SECTOR 或 LOCALITY",
                "each of kinds must be SECTOR or LOCALITY");
      }
    }
    Set<String> scope = new HashSet<>(fields.texts("scope"));
    for (String code : scope) {
      if (!code.equals(Publisher.EVERYWHERE) && !IdentityReader.isOrganization(code)) {
        throw fields.wrong(
            "scope",
            "scope 的每一项应为组织代码或 \"*\"",
            "each of scope must be the code of an organisation or \"*\"");
      }
    }
    return new Publisher.Grant(kinds, scope);
  }
}
