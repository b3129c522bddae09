package org.exemplar.webhooks.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
  private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void it_is_that_of_the_published_example() {
    assertThat(
            Signature.of(
                List.of(SECRET), "msg_p5jXN8AQM9LWM0D4loKWxJek", AT, "{\"test\": 2432232314}"))
        .isEqualTo(SIGNED);
  }

  @Test
  void with_two_secrets_there_are_two_of_them() {
    String other = Signature.secret();
    assertThat(
            Signature.of(
                List.of(other, SECRET),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                AT,
                "{\"test\": 2432232314}"))
        .startsWith("v1,")
        .endsWith(" " + SIGNED);
  }

  @Test
  void no_two_secrets_are_alike() {
    assertThat(Signature.secret())
        .matches("whsec_[A-Za-z0-9+/]{43}=")
        .isNotEqualTo(Signature.secret());
  }
}
