package org.exemplar.distribution.authority;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.exemplar.testkit.PlatformProcess;

/**
 * A platform with one organisation that everything is about, and somebody for each role at each
 * standpoint towards it.
 */
final class Stage {
  /** The organisation. */
  static final String VILLAGE = "990101001001";

  /** A public case of it, by its global id. */
  static final String CASE =
      Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString("CaseStudy:sample-rural-01".getBytes(StandardCharsets.UTF_8));

  /** The part in which roles are held that reach it, and one in which they do not. */
  private static final String PART = "990101";

  private static final String OTHER_PART = "9902";

  /** The sector authority of the organisation. */
  private static final String AUTHORITY = "99S1";

  private static final int CASES = 60;
  private static final Set<String> OF_GUIDES = Set.of("READ", "COMMENT", "GUIDE");

  private final PlatformProcess platform;
  private final Asker owner;
  private final AtomicInteger count = new AtomicInteger();
  private final Map<Holder, Asker> askers = new LinkedHashMap<>();
  private final String target;

  Stage(PlatformProcess platform) throws IOException {
    this.platform = platform;
    this.owner = new Asker(this, platform.owner());
    awaitSample();
    change("saveOrganization", Map.of("code", AUTHORITY, "name", "行业主管部门", "level", "PROVINCE"));
    restore();
    target = account("target", Optional.of(VILLAGE));
    change(
        "linkIdentity", Map.of("account", account("other", Optional.empty()), "subject", "taken"));
    change(
        "saveRuralVillageProfile", Map.of("organization", VILLAGE, "values", Map.of("year", 2025)));
    for (JsonNode role : roles()) {
      for (Standpoint at : Standpoint.values()) {
        Holder holder = holder(role, at);
        askers.put(holder, asker(holder));
      }
    }
  }

  /** It is loaded while the platform serves already; cases come last. */
  private void awaitSample() {
    Instant deadline = Instant.now().plusSeconds(180);
    while (owner.ask("{ caseStudies { totalCount } }", Map.of()).findValue("totalCount").asInt()
        < CASES) {
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("the sample does not come");
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  PlatformProcess platform() {
    return platform;
  }

  /** An account that speaks for the organisation. */
  String target() {
    return target;
  }

  Map<Holder, Asker> askers() {
    return askers;
  }

  Asker unknown() {
    return new Asker(this, Optional.empty());
  }

  int next() {
    return count.incrementAndGet();
  }

  /** The organisation as it was, with its sector authority. */
  void restore() {
    change(
        "saveOrganization",
        Map.of(
            "code", VILLAGE,
            "name", "柳溪村",
            "level", "VILLAGE",
            "type", "rural/village-organization",
            "parent", "990101001",
            "sectorAuthority", AUTHORITY));
  }

  /** Another identity of the target; its id. */
  String linked() {
    return made("linkIdentity", "identity", Map.of("account", target, "subject", "s-" + next()));
  }

  /** A role that the target holds; the id of the grant. */
  String granted() {
    return made("grantRole", "grant", Map.of("account", target, "role", "masses", "part", VILLAGE));
  }

  /** A token of the target; its id. */
  String issued() {
    return made("issueToken", "token", Map.of("account", target, "name", "t-" + next()));
  }

  private List<JsonNode> roles() {
    List<JsonNode> roles = new ArrayList<>();
    owner
        .ask("{ roles { code permissions { code kind } } }", Map.of())
        .at("/data/roles")
        .forEach(roles::add);
    return roles;
  }

  /** What a role gives at a standpoint, as its permissions say of what kind they are. */
  private static Holder holder(JsonNode role, Standpoint at) {
    Set<String> permissions = new LinkedHashSet<>();
    for (JsonNode permission : role.path("permissions")) {
      if (at != Standpoint.SECTOR || OF_GUIDES.contains(permission.path("kind").asText())) {
        permissions.add(permission.path("code").asText());
      }
    }
    return new Holder(role.path("code").asText(), at, permissions);
  }

  private Asker asker(Holder holder) {
    String account =
        account(
            holder.role() + "." + holder.at().name(),
            holder.at() == Standpoint.OWN ? Optional.of(VILLAGE) : Optional.empty());
    Map<String, Object> grant = new HashMap<>(Map.of("account", account, "role", holder.role()));
    switch (holder.at()) {
      case EVERYWHERE -> {}
      case OUTSIDE -> grant.put("part", OTHER_PART);
      case SECTOR -> grant.putAll(Map.of("part", AUTHORITY, "line", "SECTOR"));
      case INSIDE, OWN, CONFLICT -> grant.put("part", PART);
    }
    change("grantRole", grant);
    String secret =
        owner
            .ask(
                "mutation($input: IssueTokenInput!) { issueToken(input: $input) { secret } }",
                Map.of("input", Map.of("account", account, "name", "matrix")))
            .at("/data/issueToken/secret")
            .asText();
    Asker asker = new Asker(this, Optional.of(secret));
    if (holder.at() == Standpoint.CONFLICT) {
      change(
          asker, "declareConflictOfInterest", Map.of("organization", VILLAGE, "reason", "亲属在此任职"));
    }
    return asker;
  }

  private String account(String login, Optional<String> organization) {
    Map<String, Object> input =
        new HashMap<>(
            Map.of("kind", "CLIENT", "login", login.toLowerCase(Locale.ROOT), "name", "账号"));
    organization.ifPresent(code -> input.put("organization", code));
    return made("createAccount", "account", input);
  }

  private String made(String mutation, String what, Map<String, ?> input) {
    JsonNode payload = changed(owner, mutation, what + " { id }", input);
    return payload.at("/" + what + "/id").asText();
  }

  private void change(String mutation, Map<String, ?> input) {
    change(owner, mutation, input);
  }

  private static void change(Asker by, String mutation, Map<String, ?> input) {
    changed(by, mutation, "", input);
  }

  private static JsonNode changed(Asker by, String mutation, String wanted, Map<String, ?> input) {
    String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
    JsonNode answer =
        by.ask(
            "mutation($input: %s!) { %s(input: $input) { %s errors { ... on InputError { code message } } } }"
                .formatted(type, mutation, wanted),
            Map.of("input", input));
    JsonNode payload = answer.at("/data/" + mutation);
    if (answer.has("errors") || !payload.path("errors").isEmpty()) {
      throw new IllegalStateException(mutation + ": " + answer);
    }
    return payload;
  }
}
