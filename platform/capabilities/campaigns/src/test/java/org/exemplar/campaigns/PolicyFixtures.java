package org.exemplar.campaigns;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Invented policy documents under {@code src/test/resources/policies}, and ways to look at them.
 */
final class PolicyFixtures {
  static final Map<String, String> TYPOS = Map.of("依岗承若", "依岗承诺", "严于律已", "严于律己");

  private PolicyFixtures() {}

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  static byte[] bytes(String name) {
    try (InputStream in = PolicyFixtures.class.getResourceAsStream("/policies/" + name + ".txt")) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PolicyDocumentDraft read(String name) {
    return readText(text(name));
  }

  static PolicyDocumentDraft readText(String text) {
    return ((PolicyText.Read) new PolicyReader(TYPOS).read(text)).document();
  }

  /** One line a clause: anchor, heading if any, text. */
  static List<String> outline(PolicyDocumentDraft document) {
    return all(document.clauses()).stream()
        .map(
            c ->
                (c.anchor() + " " + c.heading().map(h -> "<" + h + "> ").orElse("") + c.text())
                    .strip())
        .toList();
  }

  static List<String> anchors(PolicyDocumentDraft document) {
    return all(document.clauses()).stream().map(clause -> clause.anchor().value()).toList();
  }

  static Clause clause(PolicyDocumentDraft document, String anchor) {
    return all(document.clauses()).stream()
        .filter(clause -> clause.anchor().value().equals(anchor))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no clause " + anchor + " in " + anchors(document)));
  }

  static List<String> codes(PolicyDocumentDraft document) {
    return document.doubts().stream().map(Doubt::code).toList();
  }

  static Doubt doubt(PolicyDocumentDraft document, String code) {
    return document.doubts().stream()
        .filter(doubt -> doubt.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no doubt " + code + " in " + document.doubts()));
  }

  static List<Clause> all(List<Clause> clauses) {
    List<Clause> all = new ArrayList<>();
    for (Clause clause : clauses) {
      all.add(clause);
      all.addAll(all(clause.children()));
    }
    return all;
  }

  /** The Chinese characters of everything that was read, documents and clauses in order. */
  static String han(PolicyDocumentDraft document) {
    StringBuilder out = new StringBuilder();
    append(document, out);
    return out.toString();
  }

  static String han(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().filter(Character::isIdeographic).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static void append(PolicyDocumentDraft document, StringBuilder out) {
    List<String> parts = new ArrayList<>();
    parts.add(document.title().orElse(""));
    parts.add(String.join("", document.issuers()));
    parts.add(String.join("", document.recipients()));
    for (Clause clause : all(document.clauses())) {
      parts.add(clause.label().orElse("") + clause.heading().orElse("") + clause.text());
    }
    parts.add("|");
    parts.add(document.printedBy().orElse(""));
    parts.add(String.join("", document.keywords()));
    parts.add(String.join("", document.copiesTo()));
    document.references().forEach(reference -> parts.add("|" + reference.title().orElse("")));
    document.doubts().forEach(doubt -> parts.add("|" + doubt.message()));
    parts.forEach(part -> out.append(part.equals("|") ? "|" : han(part)));
    document.nested().forEach(nested -> append(nested, out.append('|')));
  }
}
