package org.exemplar.distribution.authority;

import static org.exemplar.distribution.authority.Operation.change;
import static org.exemplar.distribution.authority.Operation.query;
import static org.exemplar.distribution.authority.RowRule.ALL;
import static org.exemplar.distribution.authority.RowRule.DECIDES;
import static org.exemplar.distribution.authority.RowRule.MANAGES;
import static org.exemplar.distribution.authority.RowRule.NONE;
import static org.exemplar.distribution.authority.RowRule.PLATFORM;
import static org.exemplar.distribution.authority.RowRule.READS;
import static org.exemplar.distribution.authority.RowRule.READS_ACCOUNTS;
import static org.exemplar.distribution.authority.RowRule.WRITES;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that can be asked and is not for everybody: how it is tried on the organisation, or on
 * an account of it, so that nothing is left behind.
 */
final class Operations {
  private static final String MANAGE = "accounts:manage";
  private static final String CLIENTS = "clients:manage";
  private static final String WRITE = "organizations:write";
  private static final String DECIDE = "organizations:decide";
  private static final String NOWHERE = "bm93aGVyZQ";

  /** The village moves to another township of the same county. */
  private static final String CSV =
      "code,name,parent,level,type,sectorAuthority\n"
          + Stage.VILLAGE
          + ",柳溪村,990101002,VILLAGE,rural/village-organization,\n";

  private Operations() {}

  static List<Operation> all() {
    return Stream.of(
            organizations(),
            cases(),
            movesOfCases(),
            selections(),
            publicity(),
            shelves(),
            accounts(),
            access(),
            clients(),
            files(),
            changes(),
            webhooks(),
            plugins(),
            records())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Operation> organizations() {
    return List.of(
        change(
                "saveOrganization",
                WRITES,
                WRITE,
                asker -> village(Map.of("name", "柳溪村 " + asker.stage().next())))
            .about("what it says of itself", asker -> asker.stage().restore()),
        change(
                "saveOrganization",
                DECIDES,
                DECIDE,
                asker ->
                    village(
                        Map.of("name", "柳溪村", "type", "urban-community/community-organization")))
            .about("its place, level and type", asker -> asker.stage().restore()),
        change(
            "importOrganizations",
            DECIDES,
            DECIDE,
            asker -> Map.of("fileName", "a.csv", "content", CSV, "dryRun", true)),
        change(
            "startOrganizationImport",
            NONE,
            "",
            asker -> file("0".repeat(56) + "%08x".formatted(asker.stage().next()))),
        change(
            "appendOrganizationImport",
            NONE,
            "",
            asker -> Map.of("importId", NOWHERE, "offset", 0, "content", "")),
        change("completeOrganizationImport", DECIDES, DECIDE, StagedFile::of),
        query(
            "Query.organizationImport",
            NONE,
            "",
            "{ organizationImport(id: \"%s\") { id } }".formatted(NOWHERE),
            any -> true));
  }

  private static Map<String, ?> village(Map<String, ?> said) {
    Map<String, Object> input = new HashMap<>(said);
    input.put("code", Stage.VILLAGE);
    input.put("level", "VILLAGE");
    return input;
  }

  private static Map<String, ?> file(String sha256) {
    return Map.of("fileName", "a.csv", "sha256", sha256, "totalBytes", 10);
  }

  /** A file that whoever asks has sent in parts before. */
  private static final class StagedFile {
    private StagedFile() {}

    static Map<String, ?> of(Asker asker) {
      byte[] bytes = CSV.getBytes(StandardCharsets.UTF_8);
      String id =
          asker
              .ask(
                  "mutation($input: StartOrganizationImportInput!) { startOrganizationImport(input:"
                      + " $input) { organizationImport { id } } }",
                  Map.of(
                      "input",
                      Map.of(
                          "fileName",
                          "a.csv",
                          "sha256",
                          sha256(bytes),
                          "totalBytes",
                          bytes.length)))
              .at("/data/startOrganizationImport/organizationImport/id")
              .asText(NOWHERE);
      asker.ask(
          "mutation($input: AppendOrganizationImportInput!) { appendOrganizationImport(input:"
              + " $input) { errors { ... on InputError { code } } } }",
          Map.of(
              "input",
              Map.of(
                  "importId",
                  id,
                  "offset",
                  0,
                  "content",
                  Base64.getEncoder().encodeToString(bytes))));
      return Map.of("importId", id, "dryRun", true);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<Operation> cases() {
    return List.of(
        change("saveCaseStudies", WRITES, "cases:write", asker -> matrixCase(false)),
        change("saveCaseStudies", DECIDES, "cases:publish", asker -> matrixCase(true))
            .about("that are public at once", asker -> {}),
        change(
            "importPolicyDocument",
            NONE,
            "",
            asker ->
                Map.of(
                    "fileName",
                    "a.txt",
                    "content",
                    Base64.getEncoder()
                        .encodeToString("关于矩阵的通知\n".getBytes(StandardCharsets.UTF_8)),
                    "dryRun",
                    true)));
  }

  private static Map<String, ?> matrixCase(boolean publish) {
    return Map.of(
        "dryRun",
        true,
        "publish",
        publish,
        "cases",
        List.of(
            Map.of(
                "key", "matrix",
                "title", "矩阵",
                "organizationCode", Stage.VILLAGE,
                "sector", "rural",
                "background", "背景",
                "practice", "做法",
                "results", "成效")));
  }

  /** A case of the organisation, at a version that it does not have. */
  private static List<Operation> movesOfCases() {
    Map<String, Object> study = Map.of("caseStudy", Stage.CASE, "expectedVersion", 999);
    return List.of(
        change("submitCaseStudy", WRITES, "cases:write", asker -> study),
        change("returnCaseStudy", DECIDES, "cases:select", asker -> and(study, "comment", "补充")),
        change("publishCaseStudy", DECIDES, "cases:publish", asker -> study),
        change("promoteCaseStudy", DECIDES, "cases:publish", asker -> and(study, "form", "BOOK")),
        change(
            "withdrawCaseStudy",
            DECIDES,
            "cases:publish",
            asker -> and(study, "withdrawalReason", "INACCURATE")),
        change("reinstateCaseStudy", DECIDES, "cases:publish", asker -> study));
  }

  private static List<Operation> selections() {
    Map<String, Object> nowhere = Map.of("selection", NOWHERE);
    Map<String, Object> scores =
        Map.of("authenticity", 1, "novelty", 1, "effect", 1, "typicality", 1);
    return List.of(
        query(
            "Query.caseSelection",
            NONE,
            "",
            "{ caseSelection(id: \"%s\") { id } }".formatted(NOWHERE),
            any -> true),
        query("Query.caseSelections", NONE, "", "{ caseSelections { totalCount } }", any -> true),
        change(
            "openCaseSelection",
            WRITES,
            "cases:select",
            asker ->
                Map.of(
                    "code",
                    "",
                    "title",
                    "",
                    "organization",
                    Stage.VILLAGE,
                    "weights",
                    scores,
                    "places",
                    0,
                    "minimumReviews",
                    0,
                    "opensOn",
                    "2026-11-01",
                    "closesOn",
                    "2026-11-30")),
        change("enterCaseSelection", NONE, "", asker -> and(nowhere, "caseStudy", Stage.CASE)),
        change("startCaseJudging", NONE, "", asker -> nowhere),
        change("assignCaseReviewers", NONE, "", asker -> and(nowhere, "reviewers", List.of())),
        change(
            "reviewCaseEntry",
            NONE,
            "",
            asker -> and(and(nowhere, "caseStudy", Stage.CASE), "scores", scores)),
        change("decideCaseSelection", NONE, "", asker -> nowhere));
  }

  private static Map<String, Object> and(Map<String, Object> input, String name, Object value) {
    Map<String, Object> more = new HashMap<>(input);
    more.put(name, value);
    return more;
  }

  private static List<Operation> publicity() {
    String write = "publicity:write";
    return List.of(
        query("Query.publicityPlans", NONE, "", "{ publicityPlans { totalCount } }", any -> true),
        change(
            "savePublicityChannel",
            WRITES,
            write,
            asker -> ofVillage(Map.of("code", "matrix", "nameZh", "矩阵", "kind", "OTHER"))),
        change(
            "savePublicityPlan",
            WRITES,
            write,
            asker -> ofVillage(Map.of("title", "矩阵", "nodes", List.of()))),
        change("filePublicityPlan", NONE, "", asker -> Map.of("plan", NOWHERE)),
        change(
            "recordPublicityItem",
            WRITES,
            write,
            asker ->
                ofVillage(
                    Map.of(
                        "subject", id("Organization", Stage.VILLAGE),
                        "channel", "radio",
                        "title", "矩阵",
                        "plannedOn", "2026-01-01"))),
        change(
            "publishPublicityItem",
            NONE,
            "",
            asker -> Map.of("item", NOWHERE, "publishedOn", "2026-01-01")),
        change("withdrawPublicityItem", NONE, "", asker -> Map.of("item", NOWHERE)));
  }

  /** Citations and collections. */
  private static List<Operation> shelves() {
    Map<String, Object> nowhere = Map.of("collection", NOWHERE);
    return List.of(
        change(
            "citeCaseStudy",
            WRITES,
            "cases:write",
            asker ->
                Map.of(
                    "citing",
                    id("CaseStudy", "sample-rural-01"),
                    "cited",
                    id("CaseStudy", "sample-rural-02"),
                    "note",
                    "矩阵",
                    "dryRun",
                    true)),
        change("removeCaseCitation", NONE, "", asker -> Map.of("citation", NOWHERE)),
        change(
            "createCaseCollection",
            WRITES,
            "cases:write",
            asker -> ofVillage(Map.of("title", "矩阵", "visibility", "PUBLIC"))),
        change("updateCaseCollection", NONE, "", asker -> nowhere),
        change("deleteCaseCollection", NONE, "", asker -> nowhere),
        change(
            "addCaseCollectionItems",
            NONE,
            "",
            asker -> Map.of("collection", NOWHERE, "items", List.of())),
        change(
            "removeCaseCollectionItems",
            NONE,
            "",
            asker -> Map.of("collection", NOWHERE, "caseStudies", List.of())),
        change(
            "moveCaseCollectionItem",
            NONE,
            "",
            asker -> Map.of("collection", NOWHERE, "caseStudy", NOWHERE)));
  }

  /** What would be the village's, and is not kept. */
  private static Map<String, ?> ofVillage(Map<String, ?> said) {
    Map<String, Object> input = new HashMap<>(said);
    input.put("organization", Stage.VILLAGE);
    input.put("dryRun", true);
    return input;
  }

  private static String id(String type, String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((type + ":" + key).getBytes(StandardCharsets.UTF_8));
  }

  private static List<Operation> accounts() {
    return List.of(
        query(
            "Query.accounts",
            READS_ACCOUNTS,
            "accounts:read",
            "{ accounts(login: \"target\") { nodes { login } } }",
            data -> !data.at("/accounts/nodes").isEmpty()),
        change(
            "createAccount",
            WRITES,
            MANAGE,
            asker ->
                Map.of(
                    "kind", "CLIENT",
                    "login", "target",
                    "name", "账号",
                    "organization", Stage.VILLAGE)),
        change(
            "updateAccount",
            MANAGES,
            MANAGE,
            asker -> Map.of("account", asker.stage().target(), "expectedVersion", 999)),
        change(
            "resetPassword", MANAGES, MANAGE, asker -> Map.of("account", asker.stage().target())),
        change(
            "linkIdentity",
            MANAGES,
            MANAGE,
            asker -> Map.of("account", asker.stage().target(), "subject", "taken")),
        change(
            "allowIdentityLink",
            MANAGES,
            MANAGE,
            asker -> Map.of("account", asker.stage().target())),
        change(
            "unlinkIdentity", MANAGES, MANAGE, asker -> Map.of("identity", asker.stage().linked())),
        change(
            "grantRole",
            MANAGES,
            MANAGE,
            asker ->
                Map.of("account", asker.stage().target(), "role", "masses", "part", Stage.VILLAGE)),
        change("revokeRole", MANAGES, MANAGE, asker -> Map.of("grant", asker.stage().granted())),
        change("revokeToken", MANAGES, MANAGE, asker -> Map.of("token", asker.stage().issued())));
  }

  private static List<Operation> access() {
    return List.of(
        change(
            "signIn",
            NONE,
            "",
            asker -> Map.of("login", "nobody-" + asker.stage().next(), "password", "x")),
        change("signOut", NONE, "", asker -> Map.of()),
        change(
            "changePassword",
            NONE,
            "",
            asker -> Map.of("currentPassword", "x", "newPassword", "y")),
        change("issueToken", NONE, "", asker -> Map.of("name", "x")),
        change(
            "declareConflictOfInterest",
            NONE,
            "",
            asker -> Map.of("organization", Stage.VILLAGE, "reason", "")),
        change("withdrawConflictOfInterest", NONE, "", asker -> Map.of("organization", "nowhere")),
        query("Mutation.ping", NONE, "", "mutation { ping }", any -> true));
  }

  private static List<Operation> clients() {
    return List.of(
        query("Query.trustedClients", NONE, "", "{ trustedClients { totalCount } }", any -> true),
        change(
            "registerTrustedDocuments",
            PLATFORM,
            CLIENTS,
            asker ->
                Map.of(
                    "client", "matrix", "documents", List.of(Map.of("document", "{ nowhere }")))),
        change(
            "removeTrustedDocuments",
            PLATFORM,
            CLIENTS,
            asker -> Map.of("client", "matrix", "ids", List.of("nowhere"))),
        change(
            "setTrustedDocumentMode",
            PLATFORM,
            CLIENTS,
            asker -> Map.of("client", "matrix", "mode", "LOG")));
  }

  private static List<Operation> webhooks() {
    Map<String, Object> nowhere = Map.of("webhook", NOWHERE);
    return List.of(
        query("Query.webhooks", NONE, "", "{ webhooks { totalCount } }", any -> true),
        change("createWebhook", NONE, "", asker -> Map.of("name", "", "url", "https://a.example")),
        change("updateWebhook", NONE, "", asker -> nowhere),
        change("deleteWebhook", NONE, "", asker -> nowhere),
        change("rotateWebhookSecret", NONE, "", asker -> nowhere),
        change("pingWebhook", NONE, "", asker -> nowhere),
        change("replayWebhook", NONE, "", asker -> Map.of("webhook", NOWHERE, "after", 0)));
  }

  private static List<Operation> files() {
    return List.of(
        query("Query.files", NONE, "", "{ files { totalCount } }", any -> true),
        change(
            "createUpload",
            NONE,
            "",
            asker -> Map.of("name", "a.txt", "mediaType", "text/plain", "size", 0)),
        change("deleteFile", NONE, "", asker -> Map.of("file", NOWHERE)));
  }

  private static List<Operation> changes() {
    return List.of(
        query("Query.changePosition", NONE, "", "{ changePosition }", any -> true),
        query(
            "Subscription.objectChanged",
            NONE,
            "",
            "subscription { objectChanged { position } }",
            any -> true));
  }

  private static List<Operation> plugins() {
    return List.of(
        change(
            "planPluginChange",
            ALL,
            "plugins:change",
            asker -> Map.of("operation", "UNINSTALL", "plugin", "rural")),
        change("applyPluginChange", NONE, "", asker -> Map.of("plan", NOWHERE)),
        query(
            "Query.pluginChange",
            NONE,
            "",
            "{ pluginChange(id: \"%s\") { id } }".formatted(NOWHERE),
            any -> true),
        query("Query.pluginChanges", NONE, "", "{ pluginChanges { totalCount } }", any -> true),
        query("Query.pluginLock", NONE, "", "{ pluginLock { generation } }", any -> true),
        query("Plugin.problems", NONE, "", "{ plugins { problems { code } } }", any -> true),
        query(
            "Subscription.pluginChangeProgress",
            NONE,
            "",
            "subscription { pluginChangeProgress(id: \"%s\") { id } }".formatted(NOWHERE),
            any -> true),
        query(
            "Platform.bundleProblems",
            NONE,
            "",
            "{ platform { bundleProblems { reason } } }",
            any -> true),
        query(
            "Platform.searchIndexes",
            NONE,
            "",
            "{ platform { searchIndexes { id } } }",
            any -> true),
        query("Query.auditLog", NONE, "", "{ auditLog { size } }", any -> true));
  }

  private static List<Operation> records() {
    return List.of(
        query(
            "Organization.profile",
            READS,
            "records:read",
            "{ organization(code: \"%s\") { profile { version } } }".formatted(Stage.VILLAGE),
            data -> data.at("/organization/profile").isObject()),
        query(
            "Organization.profiles",
            READS,
            "records:read",
            "{ organization(code: \"%s\") { profiles { version } } }".formatted(Stage.VILLAGE),
            data -> !data.at("/organization/profiles").isEmpty()));
  }

  /** A form that organisations fill in; each plugin brings its own. */
  static Operation form(String mutation, Sdl sdl) {
    Object values = sdl.sample(mutation.substring("save".length()) + "Input");
    return change(
        mutation,
        WRITES,
        "records:write",
        asker -> Map.of("organization", Stage.VILLAGE, "values", values));
  }

  /** What was filled in, as a list of the plugin that brings the form. */
  static Operation list(String field) {
    String type = field.substring(0, field.indexOf("Query."));
    return query(
        field,
        NONE,
        "",
        "{ %s { %s(organization: \"%s\") { totalCount } } }"
            .formatted(
                Character.toLowerCase(type.charAt(0)) + type.substring(1),
                field.substring(field.indexOf('.') + 1),
                Stage.VILLAGE),
        any -> true);
  }
}
