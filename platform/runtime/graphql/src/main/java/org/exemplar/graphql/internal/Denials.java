package org.exemplar.graphql.internal;

import graphql.language.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.Language;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.schema.Refusal;

/** Says what somebody lacks for an operation, field by field. */
final class Denials {
  static final String UNAUTHENTICATED = "UNAUTHENTICATED";
  static final String FORBIDDEN = "FORBIDDEN";

  /** More would tell nobody more. */
  private static final int MOST = 20;

  private Denials() {}

  static List<Map<String, Object>> errors(AccessDenied denied, Language language) {
    return denied.lacks().stream()
        .limit(MOST)
        .map(lack -> error(lack, denied.isSignedIn(), language))
        .toList();
  }

  /** What a denial is called. */
  static String code(AccessDenied denied) {
    return denied.isSignedIn() ? FORBIDDEN : UNAUTHENTICATED;
  }

  private static Map<String, Object> error(
      OperationRules.Lack lack, boolean signedIn, Language language) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", (signedIn ? forbidden(lack) : unknown(lack)).in(language));
    lack.place().ifPresent(place -> error.put("locations", List.of(location(place))));
    Map<String, Object> extensions = new LinkedHashMap<>();
    extensions.put("code", signedIn ? FORBIDDEN : UNAUTHENTICATED);
    extensions.put("blame", Refusal.Blame.CALLER);
    extensions.put("field", lack.coordinates());
    Optional.of(lack.rule().scopes())
        .filter(scopes -> !scopes.isEmpty())
        .ifPresent(scopes -> extensions.put("requiredScopes", scopes));
    Optional.of(lack.rule().policies())
        .filter(policies -> !policies.isEmpty())
        .ifPresent(policies -> extensions.put("requiredPolicies", policies));
    error.put("extensions", extensions);
    return error;
  }

  private static Map<String, Object> location(SourceLocation place) {
    return Map.of("line", place.getLine(), "column", place.getColumn());
  }

  private static LocalizedText unknown(OperationRules.Lack lack) {
    return new LocalizedText(
        lack.coordinates() + " 须登录或出示令牌后才能访问",
        lack.coordinates() + " is for those who are signed in or send a token");
  }

  private static LocalizedText forbidden(OperationRules.Lack lack) {
    return new LocalizedText(
        "您没有访问 " + lack.coordinates() + " 所需的权限：" + lack.rule().text(),
        "you lack what " + lack.coordinates() + " asks for: " + lack.rule().text());
  }
}
