package org.exemplar.archive.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.exemplar.archive.ArchiveVerifier;
import org.exemplar.archive.Contents;
import org.exemplar.archive.Publisher;
import org.exemplar.archive.Signature;
import org.exemplar.archive.Signer;
import org.exemplar.archive.Sources;
import org.exemplar.archive.Trust;
import org.exemplar.archive.TrustStore;
import org.exemplar.archive.UnsignedPolicy;
import org.exemplar.archive.Verification;
import org.exemplar.spi.PluginKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand archives that somebody tampered with, none of which may be trusted. */
class TamperingTest {
  private static final int ARCHIVES = 1000;
  private static final List<String> TRICKS =
      List.of("../x", "/x", "a/../../x", "C:\\x", "a//x", "a\0", "Exemplar/Plugin.yaml", "nul");

  /** One way to tamper with a signed archive. */
  private interface Tampering {
    byte[] apply(byte[] archive) throws Exception;
  }

  @TempDir Path work;
  private final long seed = Long.getLong("exemplar.test.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void no_archive_that_was_tampered_with_is_trusted() throws Exception {
    System.out.println("tampering: -Dexemplar.test.seed=" + seed);
    byte[] good = Files.readAllBytes(Sources.signed(work, Sources.LOCALITY));
    assertThat(level(good)).contains(Trust.Level.TRUSTED);
    List<Tampering> ways =
        List.of(
            this::flipped,
            this::flipped,
            this::flipped,
            this::flipped,
            this::flipped,
            this::added,
            this::stripped,
            this::foreign,
            this::expired,
            this::trick,
            this::bomb,
            this::reordered,
            this::repeated,
            this::truncated,
            this::inserted,
            this::overwritten,
            this::relisted,
            this::borrowed);
    int admitted = 0;
    for (int i = 0; i < ARCHIVES; i++) {
      int way = i % ways.size();
      byte[] bad = ways.get(way).apply(good);
      assertThat(bad).as("archive %d, way %d, seed %d", i, way, seed).isNotEqualTo(good);
      Optional<Trust.Level> level = level(bad);
      assertThat(level)
          .as("archive %d, way %d, seed %d", i, way, seed)
          .isNotEqualTo(Optional.of(Trust.Level.TRUSTED));
      admitted += level.isPresent() ? 1 : 0;
    }
    assertThat(admitted).as("only those without any signature").isEqualTo((ARCHIVES - 7 + 17) / 18);
  }

  @Test
  void every_single_bit_of_an_archive_counts() throws Exception {
    byte[] good = Files.readAllBytes(Sources.signed(work, Sources.SECTOR));
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= (byte) (1 << (at % 8));
      assertThat(level(bad)).as("byte %d", at).isEmpty();
    }
  }

  private byte[] flipped(byte[] good) {
    byte[] bad = good.clone();
    bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
    return bad;
  }

  private byte[] added(byte[] good) {
    Forger forger = new Forger(good).put("exemplar/forms/x" + random.nextInt(), noise(50));
    return random.nextBoolean() ? forger.archive() : forger.list().archive();
  }

  private byte[] stripped(byte[] good) {
    Forger forger = new Forger(good).remove(Signature.ENTRY);
    return forger.put("exemplar/n", noise(9)).list().archive();
  }

  private byte[] foreign(byte[] good) throws Exception {
    Path file = Files.write(work.resolve("foreign.jar"), good);
    String publisher = random.nextBoolean() ? "willow-office" : "office-" + random.nextInt(99);
    Signer.sign(
        file,
        Sources.OTHER_KEY.getPrivate(),
        publisher,
        random.nextBoolean() ? "main" : "other",
        Sources.NOW,
        Optional.empty());
    return Files.readAllBytes(file);
  }

  private byte[] expired(byte[] good) throws Exception {
    Path file = Files.write(work.resolve("expired.jar"), good);
    int days = 1 + random.nextInt(1000);
    Signer.sign(
        file,
        Sources.KEY.getPrivate(),
        "willow-office",
        "main",
        Sources.NOW.minusSeconds(86_400L * days),
        Optional.of(Sources.NOW.minusSeconds(random.nextInt(86_400))));
    return Files.readAllBytes(file);
  }

  private byte[] trick(byte[] good) throws Exception {
    String name = TRICKS.get(random.nextInt(TRICKS.size()));
    return new Forger(good).put(name, noise(20)).list().signed();
  }

  private byte[] bomb(byte[] good) throws Exception {
    int size = (1 << 20) + 1 + random.nextInt(1 << 20);
    return new Forger(good).put("exemplar/zeros", new byte[size]).list().signed();
  }

  private byte[] reordered(byte[] good) {
    Forger forger = new Forger(good);
    List<String> names = forger.names();
    while (names.equals(forger.names())) {
      Collections.shuffle(names, random);
    }
    return forger.inOrder(names);
  }

  private byte[] repeated(byte[] good) {
    Forger forger = new Forger(good);
    List<String> names = new ArrayList<>(forger.names());
    names.add(random.nextInt(names.size()), names.get(random.nextInt(names.size())));
    return forger.inOrder(names);
  }

  private byte[] truncated(byte[] good) {
    return Arrays.copyOf(good, random.nextInt(good.length));
  }

  private byte[] inserted(byte[] good) {
    int at = random.nextInt(good.length + 1);
    byte[] more = noise(1 + random.nextInt(40));
    byte[] bad = Arrays.copyOf(good, good.length + more.length);
    System.arraycopy(more, 0, bad, at, more.length);
    System.arraycopy(good, at, bad, at + more.length, good.length - at);
    return bad;
  }

  private byte[] overwritten(byte[] good) {
    byte[] bad = good.clone();
    while (Arrays.equals(bad, good)) {
      byte[] more = noise(1 + random.nextInt(8));
      System.arraycopy(more, 0, bad, random.nextInt(bad.length - more.length), more.length);
    }
    return bad;
  }

  private byte[] relisted(byte[] good) {
    Forger forger = new Forger(good);
    List<String> names = forger.names();
    names.remove(Contents.ENTRY);
    names.remove(Signature.ENTRY);
    String name = names.get(random.nextInt(names.size()));
    return forger.put(name, noise(30)).list().archive();
  }

  /** The signature of another archive by the same publisher. */
  private byte[] borrowed(byte[] good) throws Exception {
    byte[] other = new Forger(good).put("exemplar/other", noise(12)).list().signed();
    byte[] signature = new Forger(other).content(Signature.ENTRY);
    return new Forger(good).put(Signature.ENTRY, signature).archive();
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private Optional<Trust.Level> level(byte[] archive) throws Exception {
    Path file = Files.write(work.resolve("tampered.jar"), archive);
    TrustStore trust =
        Sources.trust(
                Sources.key(),
                Sources.grant(PluginKind.LOCALITY, Publisher.EVERYWHERE),
                Sources.grant(PluginKind.SECTOR, Publisher.EVERYWHERE))
            .withUnsigned(UnsignedPolicy.WARN);
    ArchiveVerifier verifier = Sources.verifier(trust);
    return verifier.verify(file) instanceof Verification.Admitted admitted
        ? Optional.of(admitted.trust().level())
        : Optional.empty();
  }
}
