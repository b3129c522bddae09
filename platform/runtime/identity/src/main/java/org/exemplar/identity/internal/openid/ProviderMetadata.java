package org.exemplar.identity.internal.openid;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;

/**
 * What a provider says of itself at {@code /.well-known/openid-configuration}.
 *
 * @param postsSecret whether it takes the secret of a client in the body only
 * @param namesIssuer whether it says who it is when it sends a browser back (RFC 9207)
 */
record ProviderMetadata(
    URI authorization,
    URI token,
    URI keys,
    Optional<URI> userInfo,
    boolean postsSecret,
    boolean namesIssuer) {
  /**
   * Reads it.
   *
   * @throws ProviderException when it is that of another issuer, or names an address that is not
   *     safe
   */
  static ProviderMetadata of(URI issuer, JsonNode said) throws ProviderException {
    if (!said.path("issuer").asText().equals(issuer.toString())) {
      throw ProviderHttp.unavailable(
          "the provider calls itself " + said.path("issuer").asText() + ", not " + issuer);
    }
    return new ProviderMetadata(
        address(said, "authorization_endpoint"),
        address(said, "token_endpoint"),
        address(said, "jwks_uri"),
        said.hasNonNull("userinfo_endpoint")
            ? Optional.of(address(said, "userinfo_endpoint"))
            : Optional.empty(),
        !takesBasic(said.path("token_endpoint_auth_methods_supported")),
        said.path("authorization_response_iss_parameter_supported").asBoolean());
  }

  /** The header is what a provider takes that does not say. */
  private static boolean takesBasic(JsonNode methods) {
    boolean basic = methods.isMissingNode();
    for (JsonNode method : methods) {
      basic |= method.asText().equals("client_secret_basic");
    }
    return basic;
  }

  private static URI address(JsonNode said, String name) throws ProviderException {
    try {
      URI address = URI.create(said.path(name).asText());
      if (ProviderHttp.isSafe(address)) {
        return address;
      }
    } catch (IllegalArgumentException noAddress) {
      throw ProviderHttp.unavailable("the provider's " + name + " is no address");
    }
    throw ProviderHttp.unavailable("the provider's " + name + " is no address with https");
  }
}
