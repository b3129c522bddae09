package org.exemplar.identity.internal.openid;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is configured of an OpenID provider.
 *
 * @param issuer as it calls itself, letter for letter
 * @param name what people know it by
 * @param clientSecret empty for a public client, whose codes PKCE alone protects
 * @param audiences of which a token sent by a system names one; empty where none is accepted
 * @param scopes that are asked for when people sign in
 * @param algorithms that tokens may be signed with; never none, never one of a shared secret
 * @param loginClaim the claim that is compared with logins of accounts
 * @param createsAccounts whether somebody unknown gets an account, without any role
 */
public record OpenIdSettings(
    URI issuer,
    String name,
    String clientId,
    Optional<String> clientSecret,
    Set<String> audiences,
    List<String> scopes,
    Set<JWSAlgorithm> algorithms,
    String loginClaim,
    boolean createsAccounts) {
  /** How all properties of this begin. */
  public static final String PREFIX = "exemplar.oidc.";

  private static final Set<JWSAlgorithm> POSSIBLE =
      Stream.of("RS PS ES".split(" "))
          .flatMap(family -> Stream.of(family + "256", family + "384", family + "512"))
          .map(JWSAlgorithm::parse)
          .collect(Collectors.toCollection(LinkedHashSet::new));

  static {
    POSSIBLE.add(JWSAlgorithm.EdDSA);
    POSSIBLE.add(JWSAlgorithm.Ed25519);
  }

  /** A property that is not as it must be. */
  public static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    private Wrong(String property, String message) {
      super(PREFIX + property + ": " + message);
    }
  }

  /**
   * Reads what is configured; empty where no issuer is named.
   *
   * @param property the value of a framework property
   * @throws Wrong when something is not as it must be, with the property and what would be right
   */
  public static Optional<OpenIdSettings> read(Function<String, Optional<String>> property)
      throws Wrong {
    Function<String, Optional<String>> said =
        name -> property.apply(PREFIX + name).map(String::strip).filter(text -> !text.isEmpty());
    Optional<String> issuer = said.apply("issuer");
    if (issuer.isEmpty()) {
      return Optional.empty();
    }
    URI address = address(issuer.get());
    return Optional.of(
        new OpenIdSettings(
            address,
            said.apply("name").orElse(address.getHost()),
            said.apply("client-id")
                .orElseThrow(() -> new Wrong("client-id", "the provider knows the platform by it")),
            secret(said.apply("client-secret-file")),
            Set.copyOf(list(said.apply("audience").orElse(""))),
            scopes(said.apply("scopes").orElse("openid profile")),
            algorithms(said.apply("algorithms").orElse("RS256, PS256, ES256, EdDSA")),
            said.apply("login-claim").orElse("preferred_username"),
            truth(said.apply("create-accounts").orElse("false"))));
  }

  private static URI address(String issuer) throws Wrong {
    try {
      URI address = URI.create(issuer);
      if (ProviderHttp.isSafe(address) && address.getQuery() == null) {
        return address;
      }
    } catch (IllegalArgumentException noAddress) {
      throw new Wrong("issuer", "not an address: " + issuer);
    }
    throw new Wrong("issuer", "an address with https (http on this machine only), not " + issuer);
  }

  private static Optional<String> secret(Optional<String> file) throws Wrong {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      String secret = Files.readString(Path.of(file.get())).strip();
      if (!secret.isEmpty()) {
        return Optional.of(secret);
      }
    } catch (IOException unreadable) {
      throw new Wrong("client-secret-file", "cannot be read: " + file.get());
    }
    throw new Wrong("client-secret-file", "is empty: " + file.get());
  }

  private static List<String> scopes(String said) throws Wrong {
    List<String> scopes = list(said);
    if (!scopes.contains("openid")) {
      throw new Wrong("scopes", "openid is one of them, not only " + said);
    }
    return scopes;
  }

  private static Set<JWSAlgorithm> algorithms(String said) throws Wrong {
    Set<JWSAlgorithm> algorithms = new LinkedHashSet<>();
    for (String name : list(said)) {
      JWSAlgorithm algorithm = JWSAlgorithm.parse(name);
      if (!POSSIBLE.contains(algorithm)) {
        throw new Wrong("algorithms", "each is one of " + POSSIBLE + ", not " + name);
      }
      algorithms.add(algorithm);
    }
    if (algorithms.isEmpty()) {
      throw new Wrong("algorithms", "at least one of " + POSSIBLE);
    }
    return algorithms;
  }

  private static boolean truth(String said) throws Wrong {
    return switch (said) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new Wrong("create-accounts", "true or false, not " + said);
    };
  }

  /** Values between commas or spaces. */
  private static List<String> list(String said) {
    List<String> values = new ArrayList<>(List.of(said.split("[,\\s]+")));
    values.removeIf(String::isEmpty);
    return List.copyOf(values);
  }
}
