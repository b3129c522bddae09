package org.exemplar.store.internal;

import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.exemplar.store.Migrations.Script;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Scripts in memory, in the form in which Flyway asks for them. */
record GivenScripts(List<Script> scripts) implements ResourceProvider {
  @Override
  public @Nullable LoadableResource getResource(String name) {
    return scripts.stream()
        .filter(script -> script.name().equals(name))
        .map(GivenScript::new)
        .findFirst()
        .orElse(null);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return scripts.stream()
        .filter(script -> script.name().startsWith(prefix))
        .filter(script -> Arrays.stream(suffixes).anyMatch(script.name()::endsWith))
        .<LoadableResource>map(GivenScript::new)
        .toList();
  }

  private static final class GivenScript extends LoadableResource {
    private final Script script;

    private GivenScript(Script script) {
      this.script = script;
    }

    @Override
    public Reader read() {
      return new StringReader(script.sql());
    }

    @Override
    public String getAbsolutePath() {
      return script.name();
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return script.name();
    }

    @Override
    public String getFilename() {
      return script.name();
    }

    @Override
    public String getRelativePath() {
      return script.name();
    }
  }
}
