package org.exemplar.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.Language;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.schema.FieldContext;

/** A field as a client might ask for it. */
public record FakeField(Object parent, Map<String, Object> arguments, Language language)
    implements FieldContext {
  /** Somebody who may do everything. */
  public static final Caller TESTER = Caller.trusted(Origin.of("tester"));

  /** A field of that parent, without arguments. */
  public static FakeField of(Object parent) {
    return new FakeField(parent, Map.of(), Language.ZH);
  }

  /** A root field with one argument. */
  public static FakeField asking(String argument, Object value) {
    return new FakeField(Map.of(), Map.of(argument, value), Language.ZH);
  }

  /** The same with one argument more. */
  public FakeField with(String argument, Object value) {
    Map<String, Object> more = new HashMap<>(arguments);
    more.put(argument, value);
    return new FakeField(parent, more, language);
  }

  /** The same in another language. */
  public FakeField in(Language other) {
    return new FakeField(parent, arguments, other);
  }

  @Override
  public <T> T source(Class<T> type) {
    return type.cast(parent);
  }

  @Override
  public <T> Optional<T> argument(String name, Class<T> type) {
    return Optional.ofNullable(type.cast(arguments.get(name)));
  }

  @Override
  public Caller caller() {
    return TESTER;
  }

  @Override
  public boolean selects(String path) {
    return true;
  }
}
