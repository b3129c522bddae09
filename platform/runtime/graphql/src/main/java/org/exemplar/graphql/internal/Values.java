package org.exemplar.graphql.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.exemplar.plugins.Catalogue.Owned;
import org.jspecify.annotations.Nullable;

/**
 * Reads a field of a value: a key of a map, an accessor of a record, and of a contribution what
 * stands in it beside its plugin. Belongs to one generation, so that no class of a plugin that has
 * gone is kept.
 */
final class Values {
  private static final MethodType ANY_OF_ANY = MethodType.methodType(Object.class, Object.class);

  private final Map<Class<?>, Map<String, Optional<MethodHandle>>> accessors =
      new ConcurrentHashMap<>();
  private final Map<ClassLoader, PluginCalls.Bay> bays = new ConcurrentHashMap<>();

  /**
   * Accessors of values of a plugin's own classes are its code, too.
   *
   * @param loader what loads its classes
   * @param bay where its code is called
   */
  void callIn(ClassLoader loader, PluginCalls.Bay bay) {
    bays.put(loader, bay);
  }

  /** The value of that field, null when the object has none. */
  @Nullable Object read(Object source, String name) {
    ClassLoader loader = source.getClass().getClassLoader();
    PluginCalls.Bay bay = loader == null ? null : bays.get(loader);
    return bay == null
        ? readHere(source, name)
        : bay.<@Nullable Object>call(() -> PluginValues.of(readHere(source, name), bay));
  }

  private @Nullable Object readHere(Object source, String name) {
    if (source instanceof FormValue form) {
      return form.fields().get(name);
    }
    if (source instanceof Owned<?> owned && !name.equals("plugin")) {
      return read(owned.value(), name);
    }
    if (source instanceof Map<?, ?> map) {
      return unwrap(map.get(name));
    }
    Optional<MethodHandle> accessor =
        accessors
            .computeIfAbsent(source.getClass(), type -> new ConcurrentHashMap<>())
            .computeIfAbsent(name, any -> find(source.getClass(), name));
    return accessor.isEmpty() ? null : unwrap(call(accessor.get(), source));
  }

  private static @Nullable Object unwrap(@Nullable Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.orElse(null);
      case OptionalInt optional -> optional.isPresent() ? optional.getAsInt() : null;
      case OptionalDouble optional -> optional.isPresent() ? optional.getAsDouble() : null;
      case null, default -> value;
    };
  }

  private static @Nullable Object call(MethodHandle accessor, Object source) {
    try {
      return accessor.invokeExact(source);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      throw new IllegalStateException(thrown);
    }
  }

  private static Optional<MethodHandle> find(Class<?> type, String name) {
    try {
      Method method = type.getMethod(name);
      method.setAccessible(true);
      return Optional.of(MethodHandles.lookup().unreflect(method).asType(ANY_OF_ANY));
    } catch (NoSuchMethodException none) {
      return Optional.empty();
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException(closed);
    }
  }
}
