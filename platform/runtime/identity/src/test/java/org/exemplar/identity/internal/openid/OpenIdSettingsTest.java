package org.exemplar.identity.internal.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be configured, and what is told of what may not. */
class OpenIdSettingsTest {
  @TempDir private Path folder;

  private static Optional<OpenIdSettings> read(Map<String, String> said)
      throws OpenIdSettings.Wrong {
    return OpenIdSettings.read(
        name -> Optional.ofNullable(said.get(name.substring(OpenIdSettings.PREFIX.length()))));
  }

  private static Map<String, String> usual() {
    return new HashMap<>(Map.of("issuer", "https://id.example/realm", "client-id", "exemplar"));
  }

  @Test
  void where_no_issuer_is_named_there_is_none() throws Exception {
    assertThat(read(Map.of("client-id", "exemplar", "issuer", " "))).isEmpty();
  }

  @Test
  void what_is_not_said_is_the_safe_choice() throws Exception {
    OpenIdSettings settings = read(usual()).orElseThrow();
    assertThat(settings.name()).isEqualTo("id.example");
    assertThat(settings.clientSecret()).isEmpty();
    assertThat(settings.audiences()).isEmpty();
    assertThat(settings.createsAccounts()).isFalse();
    assertThat(settings.loginClaim()).isEqualTo("preferred_username");
    assertThat(settings.algorithms())
        .containsExactly(
            JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);
  }

  @Test
  void the_secret_comes_from_a_file() throws Exception {
    Map<String, String> said = usual();
    Path file = folder.resolve("secret");
    said.put("client-secret-file", file.toString());
    assertThatThrownBy(() -> read(said)).hasMessageContaining("client-secret-file: cannot be read");
    Files.writeString(file, "\n");
    assertThatThrownBy(() -> read(said)).hasMessageContaining("is empty");
    Files.writeString(file, "s3cret\n");
    assertThat(read(said).orElseThrow().clientSecret()).contains("s3cret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "algorithms | none",
        "algorithms | RS256, HS256",
        "algorithms | ,",
        "issuer | http://id.example",
        "issuer | id.example",
        "issuer | https://id.example/?a=b",
        "issuer | https://id example",
        "client-id | ''",
        "scopes | profile",
        "create-accounts | yes",
      })
  void what_would_not_be_safe_or_makes_no_sense_is_refused(String name, String value) {
    Map<String, String> said = usual();
    said.put(name, value);
    assertThatThrownBy(() -> read(said))
        .isInstanceOf(OpenIdSettings.Wrong.class)
        .hasMessageStartingWith("exemplar.oidc." + name);
  }
}
