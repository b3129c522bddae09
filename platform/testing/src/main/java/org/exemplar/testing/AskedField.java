package org.exemplar.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.Language;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.FieldContext;

/** A field with a parent and arguments, asked by somebody whom nobody knows. */
public record AskedField(Object parent, Map<String, Object> arguments) implements FieldContext {
  /** With arguments as names and values by turns. */
  public static AskedField of(Object parent, Object... given) {
    Map<String, Object> arguments = new HashMap<>();
    for (int at = 0; at < given.length; at += 2) {
      arguments.put((String) given[at], given[at + 1]);
    }
    return new AskedField(parent, arguments);
  }

  @Override
  public <T> T source(Class<T> type) {
    return type.cast(parent);
  }

  @Override
  public <T> Optional<T> argument(String name, Class<T> type) {
    return Optional.ofNullable(arguments.get(name)).map(type::cast);
  }

  @Override
  public Language language() {
    return Language.ZH;
  }

  @Override
  public Caller caller() {
    return Caller.anonymous();
  }

  @Override
  public boolean selects(String path) {
    return true;
  }
}
