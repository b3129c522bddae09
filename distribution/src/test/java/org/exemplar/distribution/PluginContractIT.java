package org.exemplar.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.exemplar.testkit.Feature;
import org.exemplar.testkit.SectorPluginContractTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Every plugin of the distribution, the template and one with code keep the contract. */
class PluginContractIT {
  private static final int CYCLES = Form.isLong() ? 20 : 3;

  /** A plugin that the distribution holds or is made of. */
  abstract static class Ours extends SectorPluginContractTest {
    private final Path plugin;

    Ours(String plugin) {
      this.plugin = Platform.HOME.resolve(plugin);
    }

    @Override
    protected Path plugin() throws IOException {
      return plugin;
    }

    @Override
    protected Path home() {
      return Platform.HOME;
    }

    @Override
    protected int cycles() {
      return CYCLES;
    }
  }

  @Nested
  class Template extends Ours {
    Template() {
      super("templates/plugin");
    }
  }

  /** Fields of all kinds with all constraints, and indexes of all sources. */
  @Nested
  class AllKinds extends Ours {
    AllKinds() {
      super(Path.of("src", "test", "plugins", "all-kinds").toAbsolutePath().toString());
    }
  }

  @Nested
  class Hunan extends Ours {
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
  class Enterprise extends Ours {
    Enterprise() {
      super("plugins/exemplar-enterprise-1.0.0.jar");
    }
  }

  @Nested
  class Institution extends Ours {
    Institution() {
      super("plugins/exemplar-institution-1.0.0.jar");
    }
  }

  @Nested
  class Rural extends Ours {
    Rural() {
      super("plugins/exemplar-rural-1.0.0.jar");
    }
  }

  @Nested
  class SocialOrganization extends Ours {
    SocialOrganization() {
      super("plugins/exemplar-social-organization-1.0.0.jar");
    }
  }

  @Nested
  class UrbanCommunity extends Ours {
    UrbanCommunity() {
      super("plugins/exemplar-urban-community-1.0.0.jar");
    }
  }

  @Nested
  class WithCode extends Ours {
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
      return 20;
    }
  }
}
