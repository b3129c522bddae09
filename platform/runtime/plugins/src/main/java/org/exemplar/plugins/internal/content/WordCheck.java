package org.exemplar.plugins.internal.content;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.Language;
import org.exemplar.spi.LocalizedText;

/** Checks glossary and messages. */
final class WordCheck {
  /** Names of message files, with the language that they hold. */
  static final Map<String, Language> LANGUAGES = Map.of("zh-CN", Language.ZH, "en", Language.EN);

  private final Findings findings;

  WordCheck(Findings findings) {
    this.findings = findings;
  }

  void check(PluginTree tree) {
    glossary(tree.elements(ContentKind.GLOSSARY));
    Map<Language, Map<String, Located>> messages = new HashMap<>();
    for (Located body : tree.bodies(ContentKind.MESSAGES).toList()) {
      Optional<Language> language = language(body.file());
      if (language.isEmpty()) {
        unknownLanguage(body);
      } else {
        collect(body, messages.computeIfAbsent(language.get(), l -> new LinkedHashMap<>()));
      }
    }
    compare(messages, Language.ZH, Language.EN);
    compare(messages, Language.EN, Language.ZH);
  }

  /** The language that a message file's name says. */
  static Optional<Language> language(ContentFile file) {
    String name = file.name().substring(file.name().lastIndexOf('/') + 1);
    return Optional.ofNullable(LANGUAGES.get(name.substring(0, name.lastIndexOf('.'))));
  }

  private void glossary(List<Located> terms) {
    Map<String, Located> seen = new HashMap<>();
    for (Located term : terms) {
      String name = term.text("term").orElse("");
      Located first = seen.putIfAbsent(name + "@" + term.text("sense").orElse(""), term);
      if (first != null && !name.isEmpty()) {
        findings.add(
            term.child("term")
                .problem(Codes.DUPLICATE, Wording.repeated(Words.TERM, name, first.where())));
      }
    }
  }

  private void unknownLanguage(Located body) {
    findings.add(
        new Located(body.file(), "", body.file().root())
            .problem(
                Codes.INVALID,
                new LocalizedText(
                    "消息文件名应为 zh-CN.yaml 或 en.yaml",
                    "a message file is named zh-CN.yaml or en.yaml")));
  }

  private void collect(Located body, Map<String, Located> messages) {
    for (Located message : body.members()) {
      Located first = messages.putIfAbsent(message.name(), message);
      if (first != null) {
        findings.add(
            message.problem(
                Codes.DUPLICATE, Wording.repeated(Words.MESSAGE, message.name(), first.where())));
      }
    }
  }

  private void compare(Map<Language, Map<String, Located>> messages, Language have, Language miss) {
    Map<String, Located> there = messages.getOrDefault(miss, Map.of());
    for (Located message : messages.getOrDefault(have, Map.of()).values()) {
      if (findings.complete() && !there.containsKey(message.name())) {
        missing(message, miss);
      }
    }
  }

  private void missing(Located message, Language language) {
    boolean chinese = language == Language.ZH;
    findings.invalid(
        message,
        "消息 " + message.name() + " 缺少" + (chinese ? "中文" : "英文") + "，两种语言都要有",
        "message "
            + message.name()
            + " has no "
            + (chinese ? "Chinese" : "English")
            + " text; both languages are needed");
  }
}
