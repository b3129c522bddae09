package org.exemplar.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
  /** Made by {@code openssl genpkey -algorithm ed25519}, with what {@code pkey -pubout} says. */
  private static final String OPENSSL =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIB5zjRLm1EKF3xg60oUQUtWnlbum61VLLzNO0IBEKefN
      -----END PRIVATE KEY-----
      """;

  private static final String OPENSSL_PUBLIC =
      "MCowBQYDK2VwAyEAfaSNKziXlRUhs+eyGpD66OF2MWwX1SpJhw31bMFjN2w=";

  @TempDir Path folder;

  @Test
  void a_private_key_survives_its_file_which_only_the_owner_reads() throws IOException {
    KeyPair pair = Keys.generate();
    Path file = folder.resolve("willow.key");
    Keys.write(file, pair.getPrivate());
    assertThat(Keys.readPrivate(file)).isEqualTo(pair.getPrivate());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> Keys.write(file, pair.getPrivate()))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void a_key_of_openssl_is_read_and_its_public_part_found() throws IOException {
    Path file = Files.writeString(folder.resolve("openssl.pem"), OPENSSL);
    assertThat(Keys.text(Keys.publicKey(Keys.readPrivate(file)))).isEqualTo(OPENSSL_PUBLIC);
  }

  @Test
  void the_public_key_is_made_of_the_private_one() {
    KeyPair pair = Keys.generate();
    assertThat(Keys.publicKey(pair.getPrivate())).isEqualTo(pair.getPublic());
    assertThat(Keys.parse(Keys.text(pair.getPublic()))).isEqualTo(pair.getPublic());
    assertThat(Keys.id(pair.getPublic())).matches("k[0-9a-f]{16}");
  }

  @Test
  void a_file_without_a_key_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("x.key"), "no key");
    assertThatThrownBy(() -> Keys.readPrivate(file)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Keys.parse("AAAA")).isInstanceOf(IllegalArgumentException.class);
  }
}
