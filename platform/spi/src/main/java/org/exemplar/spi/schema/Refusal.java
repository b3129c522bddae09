package org.exemplar.spi.schema;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.exemplar.spi.LocalizedText;

/**
 * An expected "no": what is wrong, where, and what would be right. What kind it is says what
 * whoever asked can do about it; in the schema each kind is a type of its own.
 */
public sealed interface Refusal {
  /** Whose it is to do something about it. */
  enum Blame {
    /** Who asked asks for something else. */
    CALLER,
    /** Who asked looks at how things are by now, and may ask again. */
    CONFLICT,
    /** The platform is to be set right; what was asked may be asked again later. */
    INTERNAL
  }

  /** Stable, SCREAMING_SNAKE_CASE, such as {@code ORGANIZATION_NOT_FOUND}. */
  String code();

  /** What is wrong and what would be right. */
  LocalizedText message();

  /** Where in the input, outermost first. */
  List<String> path();

  /** The same at a place in the input. */
  Refusal at(String... steps);

  /** Whose it is to do something about it. */
  default Blame blame() {
    return Blame.CALLER;
  }

  /**
   * What was sent is not right.
   *
   * @param allowedValues what would be, where that can be counted
   */
  record InvalidValue(
      String code, LocalizedText message, List<String> path, List<String> allowedValues)
      implements Refusal {
    public InvalidValue {
      path = List.copyOf(path);
      allowedValues = List.copyOf(allowedValues);
    }

    @Override
    public InvalidValue at(String... steps) {
      return new InvalidValue(code, message, List.of(steps), allowedValues);
    }
  }

  /** What is named is not there, or not to be seen by who asks. */
  record ObjectNotFound(String code, LocalizedText message, List<String> path) implements Refusal {
    public ObjectNotFound {
      path = List.copyOf(path);
    }

    @Override
    public ObjectNotFound at(String... steps) {
      return new ObjectNotFound(code, message, List.of(steps));
    }
  }

  /** Who asks may not do that there. */
  record NotPermitted(String code, LocalizedText message, List<String> path) implements Refusal {
    public NotPermitted {
      path = List.copyOf(path);
    }

    @Override
    public NotPermitted at(String... steps) {
      return new NotPermitted(code, message, List.of(steps));
    }
  }

  /** As things are at present, it cannot be done. */
  record StateConflict(String code, LocalizedText message, List<String> path) implements Refusal {
    public StateConflict {
      path = List.copyOf(path);
    }

    @Override
    public StateConflict at(String... steps) {
      return new StateConflict(code, message, List.of(steps));
    }

    @Override
    public Blame blame() {
      return Blame.CONFLICT;
    }
  }

  /**
   * Somebody else has changed it since it was read.
   *
   * @param currentVersion the version that it has by now, empty where it has gone
   */
  record VersionConflict(
      String code, LocalizedText message, List<String> path, Optional<Integer> currentVersion)
      implements Refusal {
    public VersionConflict {
      path = List.copyOf(path);
    }

    @Override
    public VersionConflict at(String... steps) {
      return new VersionConflict(code, message, List.of(steps), currentVersion);
    }

    @Override
    public Blame blame() {
      return Blame.CONFLICT;
    }
  }

  /**
   * It is more than is allowed.
   *
   * @param limit how much is, where that is a number
   */
  record LimitExceeded(String code, LocalizedText message, List<String> path, Optional<Long> limit)
      implements Refusal {
    public LimitExceeded {
      path = List.copyOf(path);
    }

    @Override
    public LimitExceeded at(String... steps) {
      return new LimitExceeded(code, message, List.of(steps), limit);
    }
  }

  /** The platform cannot do it at present. */
  record Unavailable(String code, LocalizedText message, List<String> path) implements Refusal {
    public Unavailable {
      path = List.copyOf(path);
    }

    @Override
    public Unavailable at(String... steps) {
      return new Unavailable(code, message, List.of(steps));
    }

    @Override
    public Blame blame() {
      return Blame.INTERNAL;
    }
  }

  /** What was sent is not right, as a whole. */
  static InvalidValue of(String code, String zh, String en) {
    return of(code, new LocalizedText(zh, en), List.of());
  }

  /** What was sent is not right at a place. */
  static InvalidValue of(String code, LocalizedText message, List<String> path) {
    return new InvalidValue(code, message, path, List.of());
  }

  /** What was sent is none of what it may be. */
  static InvalidValue noneOf(Collection<String> allowed, String code, String zh, String en) {
    return new InvalidValue(code, new LocalizedText(zh, en), List.of(), List.copyOf(allowed));
  }

  /** What is named is not there. */
  static ObjectNotFound notFound(String code, String zh, String en) {
    return new ObjectNotFound(code, new LocalizedText(zh, en), List.of());
  }

  /** Who asks may not do that. */
  static NotPermitted notPermitted(String code, String zh, String en) {
    return new NotPermitted(code, new LocalizedText(zh, en), List.of());
  }

  /** As things are, it cannot be done. */
  static StateConflict conflict(String code, String zh, String en) {
    return new StateConflict(code, new LocalizedText(zh, en), List.of());
  }

  /** Somebody else has changed it: {@code VERSION_CONFLICT}. */
  static VersionConflict version(Optional<Integer> current, String zh, String en) {
    return new VersionConflict("VERSION_CONFLICT", new LocalizedText(zh, en), List.of(), current);
  }

  /** It is more than is allowed. */
  static LimitExceeded limit(long limit, String code, String zh, String en) {
    return new LimitExceeded(code, new LocalizedText(zh, en), List.of(), Optional.of(limit));
  }

  /** The platform cannot do it at present. */
  static Unavailable unavailable(String code, String zh, String en) {
    return new Unavailable(code, new LocalizedText(zh, en), List.of());
  }
}
