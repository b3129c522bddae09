package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.exemplar.testkit.GraphQl;
import org.exemplar.testkit.PluginClient;
import org.jspecify.annotations.Nullable;

/** The plugin that is tested and the platform on which that is done, started when it is needed. */
public final class Bench implements AutoCloseable {
  private final Subject subject;
  private final Supplier<Running> start;
  private final Function<Running, Optional<Memory>> look;
  private @Nullable Running running;
  private Optional<Memory> memory = Optional.empty();
  private OptionalLong bundlesBefore = OptionalLong.empty();
  private boolean installed;

  Bench(Subject subject, Supplier<Running> start, Function<Running, Optional<Memory>> look) {
    this.subject = subject;
    this.start = start;
    this.look = look;
  }

  /** On a private platform of the distribution. */
  public static Bench of(Subject subject) {
    return new Bench(
        subject,
        () -> PrivatePlatform.without(subject.home(), subject.id()),
        running -> Jcmd.of(running.pid()));
  }

  Subject subject() {
    return subject;
  }

  /** The platform, with the plugins that the subject needs; whether it has it itself, is open. */
  GraphQl platform() {
    Running now = running;
    if (now == null) {
      now = start.get();
      running = now;
      for (byte[] other : subject.beside()) {
        beside(new PluginClient(now), other);
      }
      memory = look.apply(now);
      memory.ifPresent(each -> bundlesBefore = OptionalLong.of(each.bundles()));
    }
    return now;
  }

  /** One that the distribution holds in that version already, is there already. */
  private static void beside(PluginClient plugins, byte[] other) {
    JsonNode plan = plugins.planInstall(other);
    if (!plan.at("/change/problems/0/code").asText().equals("PLUGIN_INSTALLED")) {
      plugins.succeed(plan);
    }
  }

  PluginClient plugins() {
    return new PluginClient(platform());
  }

  Optional<Memory> memory() {
    platform();
    return memory;
  }

  /** How many bundles there were before the subject came for the first time. */
  OptionalLong bundlesBefore() {
    platform();
    return bundlesBefore;
  }

  /** Installs the subject, unless it is there. */
  GraphQl installed() {
    if (!installed) {
      subject.identity();
      JsonNode plan = plugins().planInstall(subject.archive());
      if (!plan.at("/change/state").asText().equals("PLANNED")
          || !plugins().carryOut(plan).path("state").asText().equals("APPLIED")) {
        throw new Stop(Findings.none("插件装不上，见 content", "it cannot be installed; see content"));
      }
      installed = true;
    }
    return platform();
  }

  /** Notes that the subject is there, or that it is not. */
  void tookPlace(boolean there) {
    installed = there;
  }

  /** Takes the subject away, where it is there. */
  void away() {
    if (installed) {
      plugins().succeed(plugins().planUninstall(subject.id()));
      installed = false;
    }
  }

  /** Data of a query that must have no error. */
  JsonNode data(String query, Map<String, ?> variables) {
    JsonNode answer = platform().answer(query, variables);
    if (answer.has("errors")) {
      throw new IllegalStateException(answer.toString());
    }
    return answer.path("data");
  }

  @Override
  public void close() {
    Running now = running;
    if (now != null) {
      now.close();
      running = null;
    }
  }
}
