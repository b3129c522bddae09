package org.exemplar.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.exemplar.spi.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  @Test
  void a_hash_is_argon2id_with_a_salt_of_its_own_and_fits_its_password_only() {
    Passwords passwords = new Passwords(1, Passwords.Effort.USUAL);
    String hash = passwords.hash("correct horse");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.hash("correct horse")).isNotEqualTo(hash);
    assertThat(passwords.fits("correct horse", Optional.of(hash))).isTrue();
    assertThat(passwords.fits("Correct horse", Optional.of(hash))).isFalse();
    assertThat(passwords.fits("correct horse", Optional.empty())).isFalse();
  }

  @Test
  void a_hash_that_was_made_with_other_effort_still_fits() {
    String old = new Passwords(1, new Passwords.Effort(64, 1)).hash("correct horse");
    assertThat(new Passwords(1, Passwords.Effort.USUAL).fits("correct horse", Optional.of(old)))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "aaaaaaaaaaaa", "abababababab", "my login is here"})
  void a_weak_password_is_refused(String password) {
    assertThat(Passwords.weakness(password, "login").map(Refusal::code)).contains("PASSWORD_WEAK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"correct horse", "五个好的密码要够长啊", "a1b2c3d4e5"})
  void a_good_one_is_not(String password) {
    assertThat(Passwords.weakness(password, "login")).isEmpty();
  }
}
