package org.exemplar.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.CodeBuilder;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class StepTest {
  /** A class with a step in it. */
  public static final class Guarded implements IntSupplier {
    @Override
    public int getAsInt() {
      return guard() + 1;
    }

    private int guard() {
      return 40;
    }
  }

  @Test
  void what_is_taken_out_does_what_stands_in_its_place_and_the_rest_stays() throws Exception {
    Step step = step("guard", code -> code.loadConstant(1).ireturn());

    assertThat(new Guarded().getAsInt()).isEqualTo(41);
    assertThat(run(step.takeOutOf(code()))).isEqualTo(2);
  }

  @Test
  void a_method_that_is_not_there_is_not_taken_out() {
    Step step = step("renamed", CodeBuilder::return_);

    assertThatThrownBy(() -> step.takeOutOf(code()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("renamed");
  }

  private static Step step(String method, Consumer<CodeBuilder> instead) {
    return new Step("bundle", Guarded.class.getName(), method, instead);
  }

  private static byte[] code() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Guarded.class.getResourceAsStream("StepTest$Guarded.class"))) {
      return in.readAllBytes();
    }
  }

  private static int run(byte[] code) throws ReflectiveOperationException {
    ClassLoader apart =
        new ClassLoader(StepTest.class.getClassLoader()) {
          @Override
          protected Class<?> findClass(String name) {
            return defineClass(name, code, 0, code.length);
          }

          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(Guarded.class.getName())
                ? findClass(name)
                : super.loadClass(name, resolve);
          }
        };
    IntSupplier changed =
        (IntSupplier)
            apart.loadClass(Guarded.class.getName()).getDeclaredConstructor().newInstance();
    return changed.getAsInt();
  }
}
