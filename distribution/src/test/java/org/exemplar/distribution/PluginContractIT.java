package org.exemplar.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.exemplar.testkit.Feature;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The template, a plugin of everything, a locality and one with code keep the contract. */
class PluginContractIT {
  @Nested
  class Template extends HeldContract {
    Template() {
      super("templates/plugin");
    }
  }

  /** Fields of all kinds with all constraints, and indexes of all sources. */
  @Nested
  class AllKinds extends HeldContract {
    AllKinds() {
      super(Path.of("src", "test", "plugins", "all-kinds").toAbsolutePath().toString());
    }
  }

  @Nested
  class Hunan extends HeldContract {
    Hunan() {
      super("catalogue/hunan-1.0.0.jar");
    }

    @Override
    protected Optional<Set<Feature>> supports() {
      return Optional.of(
          Set.of(
              Feature.ORGANIZATION_TYPES,
              Feature.CRITERIA,
              Feature.FORMS,
              Feature.GLOSSARY,
              Feature.PROGRAMMES));
    }
  }

  @Nested
  class WithCode extends HeldContract {
    @TempDir private Path folder;

    WithCode() {
      super("");
    }

    @Override
    protected Path plugin() throws IOException {
      return Files.write(
          folder.resolve("visitor.jar"), new PluginArchives(folder).visitor("1.0.0"));
    }

    @Override
    protected Optional<Set<Feature>> supports() {
      return Optional.of(Set.of(Feature.CODE));
    }

    @Override
    protected int cycles() {
      return Form.isLong() ? 20 : 5;
    }
  }
}
