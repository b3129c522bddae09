package org.exemplar.caselibrary.internal.changes;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.exemplar.spi.schema.Refusal;

/** Collects what is wrong with an input, as far as it can be seen from the input alone. */
public final class Checks {
  private static final Pattern ADDRESS = Pattern.compile("(?i)https?");
  private static final int LONGEST_ADDRESS = 2_000;
  private static final int MOST = 100;

  private final List<Refusal> found;
  private final List<String> place;

  public Checks() {
    this(new ArrayList<>(), List.of("input"));
  }

  private Checks(List<Refusal> found, List<String> place) {
    this.found = found;
    this.place = place;
  }

  /** The same collection, for what stands deeper in the input. */
  public Checks in(String... steps) {
    return new Checks(found, path(steps));
  }

  private List<String> path(String... steps) {
    return Stream.concat(place.stream(), Stream.of(steps)).toList();
  }

  /** A text that must say something. */
  public void filled(String name, String text, int longest) {
    if (text.isBlank()) {
      wrong("TEXT_INVALID", name, name + " 不能为空", name + " must not be blank");
    }
    text(name, Optional.of(text), longest);
  }

  /** A text that may be left out. */
  public void text(String name, Optional<String> text, int longest) {
    if (text.filter(given -> given.length() > longest).isPresent()) {
      wrong(
          "TEXT_INVALID",
          name,
          name + " 最多 " + longest + " 字",
          name + " must have at most " + longest + " characters");
    }
    if (text.filter(given -> given.indexOf('\0') >= 0).isPresent()) {
      wrong("TEXT_INVALID", name, name + " 含有空字符", name + " must not hold the null character");
    }
  }

  /** A code. */
  public void code(String name, String code, Pattern form, String zh, String en) {
    if (!form.matcher(code).matches()) {
      wrong("TEXT_INVALID", name, name + " " + zh, name + " " + en);
    }
  }

  /** An address of a page. */
  public void address(String name, Optional<String> address) {
    if (address.filter(given -> !isAddress(given)).isPresent()) {
      wrong(
          "URL_INVALID",
          name,
          name + " 应为 http 或 https 网址，最多 " + LONGEST_ADDRESS + " 字",
          name + " must be an http or https address of at most " + LONGEST_ADDRESS + " characters");
    }
  }

  private static boolean isAddress(String given) {
    try {
      URI uri = new URI(given);
      return given.length() <= LONGEST_ADDRESS
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getScheme() != null
          && ADDRESS.matcher(uri.getScheme()).matches();
    } catch (URISyntaxException none) {
      return false;
    }
  }

  /** Something that is not right at a place below. */
  public void wrong(String code, String name, String zh, String en) {
    add(Refusal.of(code, zh, en), name);
  }

  /** Something of any kind, at a place below. */
  public void add(Refusal refusal, String... steps) {
    if (found.size() < MOST) {
      found.add(refusal.at(path(steps).toArray(String[]::new)));
    }
  }

  public boolean isRight() {
    return found.isEmpty();
  }

  public List<Refusal> found() {
    return List.copyOf(found);
  }

  public <T> Outcome<T> refused() {
    return new Outcome.Refused<>(found);
  }
}
