package org.exemplar.benchmarks;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A step on the way of a request that a benchmark takes out of its own copy of the distribution, to
 * see what it costs. It is taken out of the class file: the product has no switch by which anybody
 * could turn it off.
 *
 * @param bundle whose class it is, such as {@code exemplar-graphql}
 * @param type qualified name of the class
 * @param method name of the method
 * @param instead what the method does in place of the step
 */
record Step(String bundle, String type, String method, Consumer<CodeBuilder> instead) {
  /** Takes it out; only for a platform that does not run. */
  void takeOutOf(OwnHome home) throws IOException {
    try (FileSystem jar = FileSystems.newFileSystem(home.shippedBundle(bundle))) {
      Path file = jar.getPath(type.replace('.', '/') + ".class");
      Files.write(file, takeOutOf(Files.readAllBytes(file)));
    }
  }

  /** The class without it. */
  byte[] takeOutOf(byte[] code) {
    ClassFile format = ClassFile.of();
    ClassModel model = format.parse(code);
    if (model.methods().stream().filter(this::isMeant).count() != 1) {
      throw new IllegalStateException(type + " has not one method " + method);
    }
    return format.transformClass(
        model,
        ClassTransform.transformingMethods(
            this::isMeant,
            (builder, element) -> {
              if (element instanceof CodeModel) {
                builder.withCode(instead::accept);
              } else {
                builder.with(element);
              }
            }));
  }

  private boolean isMeant(MethodModel candidate) {
    return candidate.methodName().equalsString(method);
  }
}
