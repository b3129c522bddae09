package org.exemplar.caselibrary.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.Language;
import org.exemplar.spi.schema.FieldContext;

/** A field as a client might ask for it. */
record FakeField(Object parent, Map<String, Object> arguments, Language language)
    implements FieldContext {
  static FakeField of(Object parent) {
    return new FakeField(parent, Map.of(), Language.ZH);
  }

  static FakeField asking(String argument, Object value) {
    return new FakeField(Map.of(), Map.of(argument, value), Language.ZH);
  }

  FakeField with(String argument, Object value) {
    Map<String, Object> more = new HashMap<>(arguments);
    more.put(argument, value);
    return new FakeField(parent, more, language);
  }

  FakeField in(Language other) {
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
  public String actor() {
    return "tester";
  }

  @Override
  public boolean selects(String path) {
    return true;
  }
}
