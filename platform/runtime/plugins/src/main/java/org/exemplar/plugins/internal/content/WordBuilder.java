package org.exemplar.plugins.internal.content;

import static org.exemplar.plugins.internal.content.Values.text;
import static org.exemplar.plugins.internal.content.Values.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.exemplar.spi.GlossaryTerm;
import org.exemplar.spi.Language;

/** Builds glossary terms and messages. */
final class WordBuilder {
  private WordBuilder() {}

  static GlossaryTerm term(JsonNode term) {
    return new GlossaryTerm(
        text(term, "term"),
        texts(term, "variants"),
        Values.optionalLocalized(term, "meaning"),
        Values.optional(term, "sense"),
        texts(term, "typos"),
        Values.anchors(term, "sources"));
  }

  static Map<Language, Map<String, String>> messages(PluginTree tree) {
    Map<Language, Map<String, String>> messages = new EnumMap<>(Language.class);
    for (Located body : tree.bodies(ContentKind.MESSAGES).toList()) {
      Language language = WordCheck.language(body.file()).orElseThrow();
      Map<String, String> texts = messages.computeIfAbsent(language, l -> new LinkedHashMap<>());
      body.members().forEach(message -> texts.put(message.name(), message.node().asText()));
    }
    return messages;
  }
}
