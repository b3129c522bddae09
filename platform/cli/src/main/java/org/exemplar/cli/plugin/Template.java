package org.exemplar.cli.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.cli.CommandRefused;
import org.exemplar.cli.Home;
import org.jspecify.annotations.Nullable;

/**
 * The template of a plugin, in which the plugin is called {@code example}.
 *
 * @param report where to tell how it went
 */
record Template(Report report) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern ORGANIZATION = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final String NAME = "example";
  private static final int LONGEST = 60;

  /** What somebody wants to have made of it. */
  private record Wish(String id, String kind, String nameZh, String nameEn, List<String> scope) {}

  int copy(
      Path folder,
      @Nullable String id,
      String kind,
      @Nullable String nameZh,
      @Nullable String nameEn,
      List<String> scope) {
    String name = id == null ? String.valueOf(folder.toAbsolutePath().getFileName()) : id;
    Wish wish =
        new Wish(name, kind, nameZh == null ? name : nameZh, nameEn == null ? name : nameEn, scope);
    check(wish);
    Path template = Paths.folder(Home.folder().resolve("templates").resolve("plugin"));
    try {
      requireEmpty(folder);
      copy(template, folder, wish);
    } catch (IOException broken) {
      throw Paths.broken(folder);
    }
    report.line("%s: %s %s", folder, kind, name);
    report.note(
        "请照 README.md 修改各文件，然后运行 exemplar plugin check " + folder,
        "change the files as README.md says, then run exemplar plugin check " + folder);
    return 0;
  }

  private static void check(Wish wish) {
    require(
        ID.matcher(wish.id()).matches() && wish.id().length() <= LONGEST,
        "ID_INVALID",
        "id 应为小写字母、数字和连字符，以字母开头，最多 60 个字符，如 qinghe-county",
        "an id is of small letters, digits and hyphens, begins with a letter and has at most 60,"
            + " such as qinghe-county: "
            + wish.id());
    boolean locality = wish.kind().equals("LOCALITY");
    require(
        locality || wish.kind().equals("SECTOR"),
        "KIND_INVALID",
        "--kind 应为 LOCALITY 或 SECTOR",
        "--kind must be LOCALITY or SECTOR");
    require(
        locality || wish.scope().isEmpty(),
        "SCOPE_INVALID",
        "SECTOR 处处适用，没有 --scope",
        "a SECTOR applies everywhere and has no --scope");
    require(
        wish.scope().stream().allMatch(code -> ORGANIZATION.matcher(code).matches()),
        "SCOPE_INVALID",
        "--scope 应为组织代码",
        "--scope takes codes of organisations");
    require(
        !wish.nameZh().isBlank() && !wish.nameEn().isBlank(),
        "NAME_INVALID",
        "名称不能为空",
        "a name must not be blank");
  }

  private static void require(boolean holds, String code, String zh, String en) {
    if (!holds) {
      throw CommandRefused.usage(code, zh + " / " + en);
    }
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> held = Files.list(Paths.folder(folder))) {
        require(
            held.findAny().isEmpty(),
            "FOLDER_NOT_EMPTY",
            "文件夹里已有内容",
            "the folder holds something already: " + folder);
      }
    }
  }

  private static void copy(Path template, Path folder, Wish wish) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(template)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      Path target = folder.resolve(template.relativize(file).toString());
      Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(folder));
      String text = Files.readString(file, StandardCharsets.UTF_8);
      boolean data = target.toString().endsWith(".yaml");
      Files.writeString(target, data ? changed(text, wish) : text, StandardCharsets.UTF_8);
    }
  }

  private static String changed(String text, Wish wish) {
    String scope =
        wish.scope().isEmpty()
            ? "scope: [\"990101\"]"
            : "scope: " + wish.scope().stream().collect(Collectors.joining("\", \"", "[\"", "\"]"));
    return text.replaceAll("(?m)^  kind: LOCALITY$", "  kind: " + wish.kind())
        .replaceAll(
            "(?m)^  name: .*\"Example\"}$",
            Matcher.quoteReplacement(
                "  name: {zh: " + quoted(wish.nameZh()) + ", en: " + quoted(wish.nameEn()) + "}"))
        .replaceAll(
            "(?m)^  scope: \\[\"990101\"]\\R",
            wish.kind().equals("SECTOR") ? "" : "  " + scope + "\n")
        .replaceAll("\\bEXAMPLE\\b", wish.id().toUpperCase(Locale.ROOT))
        .replaceAll("\\b" + NAME + "\\b", wish.id());
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
