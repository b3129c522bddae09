package org.exemplar.search.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.exemplar.search.Similar;

/**
 * A short picture of a text by which nearly equal texts are told: of each of many hash functions
 * the least value over all runs of four characters. As large as the share of runs that two texts
 * have in common is the share of equal values.
 */
final class Likeness {
  /** Texts with a larger share in common are taken for one. */
  static final double ENOUGH = Similar.NEARLY_EQUAL;

  private static final int RUN = 4;
  private static final int VALUES = 64;
  private static final int BAND = 4;
  private static final int SHORTEST = 60;
  private static final long SEED = 0x9E3779B97F4A7C15L;

  private final int[] least;

  private Likeness(int[] least) {
    this.least = least;
  }

  /** That of a text; nothing where it is too short to say. */
  static Optional<Likeness> of(String text) {
    int[] letters = Normal.form(text).codePoints().filter(Character::isLetterOrDigit).toArray();
    if (letters.length < SHORTEST) {
      return Optional.empty();
    }
    int[] least = new int[VALUES];
    Arrays.fill(least, Integer.MAX_VALUE);
    for (int at = 0; at + RUN <= letters.length; at++) {
      long run = 0;
      for (int i = at; i < at + RUN; i++) {
        run = run * 1_000_003 + letters[i];
      }
      take(least, run);
    }
    return Optional.of(new Likeness(least));
  }

  private static void take(int[] least, long run) {
    long state = run;
    for (int i = 0; i < VALUES; i++) {
      state += SEED;
      int value = (int) (mixed(state) >>> 33);
      least[i] = Math.min(least[i], value);
    }
  }

  /** The last step of SplitMix64. */
  private static long mixed(long state) {
    long value = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    value = (value ^ (value >>> 27)) * 0x94D049BB133111EBL;
    return value ^ (value >>> 31);
  }

  /** Terms of which a nearly equal text has at least one too. */
  List<String> bands() {
    List<String> bands = new ArrayList<>();
    for (int at = 0; at < VALUES; at += BAND) {
      int hash = Arrays.hashCode(Arrays.copyOfRange(least, at, at + BAND));
      bands.add(at / BAND + ":" + Integer.toHexString(hash));
    }
    return bands;
  }

  /** One byte of each value. */
  byte[] bytes() {
    byte[] bytes = new byte[VALUES];
    for (int i = 0; i < VALUES; i++) {
      bytes[i] = (byte) least[i];
    }
    return bytes;
  }

  /** What share two texts have in common, from 0 to 1, by their bytes. */
  static double share(byte[] one, byte[] other) {
    int equal = 0;
    for (int i = 0; i < VALUES; i++) {
      equal += one[i] == other[i] ? 1 : 0;
    }
    double byChance = 1 / 256.0;
    return Math.max(0, ((double) equal / VALUES - byChance) / (1 - byChance));
  }
}
