package org.exemplar.plugins.internal.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.exemplar.archive.ScopeTree;
import org.exemplar.archive.Sealer;
import org.exemplar.archive.TrustStore;
import org.exemplar.archive.UnsignedPolicy;
import org.exemplar.archive.Writing;
import org.exemplar.plugins.ChangeAuthority;
import org.exemplar.plugins.ChangeParticipant;
import org.exemplar.plugins.internal.FelixFixture;
import org.exemplar.plugins.internal.RunningPlugins;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.internal.Engine;
import org.exemplar.store.internal.RelationalStore;

/** A platform of plugins alone: a framework, a store, and changes of what runs. */
final class ChangesFixture implements AutoCloseable {
  static final Caller TESTER = Caller.trusted(Origin.of("tester"));

  final List<ChangeParticipant> participants = new ArrayList<>();
  final List<ChangeAuthority> authorities = new ArrayList<>();
  UnsignedPolicy unsigned = UnsignedPolicy.WARN;
  private final Path temp;
  private FelixFixture felix;
  private RelationalStore store;
  private PluginChanges changes;

  ChangesFixture(Path temp) throws Exception {
    this(temp, FelixFixture.open(temp));
  }

  /** One where code of plugins must come back within a time. */
  ChangesFixture(Path temp, int limitSeconds) throws Exception {
    this(temp, FelixFixture.open(temp, limitSeconds));
  }

  private ChangesFixture(Path temp, FelixFixture felix) throws Exception {
    this.temp = temp;
    this.felix = felix;
    this.store = openStore();
    this.changes = openChanges();
  }

  private RelationalStore openStore() {
    Map<String, String> properties = Map.of("exemplar.data", felix.data().toString());
    return RelationalStore.open(Engine.of(properties::get), Clock.systemUTC());
  }

  private PluginChanges openChanges() throws Exception {
    PluginChanges made =
        new PluginChanges(
            running(),
            new PluginChangeStore(store),
            new VerifyingGate(
                () -> TrustStore.EMPTY.withUnsigned(unsigned),
                () -> ScopeTree.EXACT,
                Clock.systemUTC()),
            () -> participants,
            () -> authorities,
            "1.0.0",
            Clock.systemUTC());
    made.settleInterrupted();
    return made;
  }

  /** Ends everything and starts it again on the same data, as after a restart. */
  void restart() throws Exception {
    close();
    felix = FelixFixture.open(temp);
    store = openStore();
    changes = openChanges();
  }

  FelixFixture felix() {
    return felix;
  }

  RelationalStore store() {
    return store;
  }

  PluginChanges changes() {
    return changes;
  }

  RunningPlugins running() throws Exception {
    return felix.service().plugins().get(60, TimeUnit.SECONDS);
  }

  /** An archive of these files, with the headers of a bundle and more. */
  byte[] archive(MemoryFiles files, Map<String, String> headers) throws IOException {
    Path jar = Files.createTempFile(temp, "archive", ".jar");
    Map<String, String> all = new HashMap<>();
    all.put("Bundle-SymbolicName", "test." + value(files, "id"));
    all.put("Bundle-Version", value(files, "version"));
    all.putAll(headers);
    files.jar(jar, all);
    assertThat(Sealer.seal(jar)).isInstanceOf(Writing.Written.class);
    return Files.readAllBytes(jar);
  }

  private static String value(MemoryFiles files, String key) {
    return files
        .text("exemplar/plugin.yaml")
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(key + ": "))
        .map(line -> line.substring(key.length() + 2))
        .findFirst()
        .orElseThrow();
  }

  Planning plan(Operation operation, String plugin) {
    return changes.plan(new PlanRequest(operation, Optional.empty(), Optional.of(plugin)), TESTER);
  }

  PluginChange planned(byte[] archive) {
    return made(
        changes.plan(
            new PlanRequest(Operation.INSTALL, Optional.of(archive), Optional.empty()), TESTER));
  }

  PluginChange planned(MemoryFiles files) throws IOException {
    return planned(archive(files, Map.of()));
  }

  static PluginChange made(Planning planning) {
    assertThat(planning).isInstanceOf(Planning.Made.class);
    return ((Planning.Made) planning).change();
  }

  static String refusal(Planning planning) {
    assertThat(planning).isInstanceOf(Planning.Refused.class);
    return ((Planning.Refused) planning).refusal().code();
  }

  /** Applies a plan, whatever it asks to be confirmed, and waits for its end. */
  PluginChange applied(PluginChange plan) throws InterruptedException {
    assertThat(plan.problems()).isEmpty();
    made(changes.apply(plan.key(), true, TESTER));
    return ended(plan.key());
  }

  /** Waits for the end of a change that runs. */
  PluginChange ended(String key) throws InterruptedException {
    Instant late = Instant.now().plus(Duration.ofSeconds(60));
    while (Instant.now().isBefore(late)) {
      PluginChange change = changes.find(key).orElseThrow();
      if (change.state() != ChangeState.RUNNING) {
        return change;
      }
      new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("The change did not end");
  }

  PluginChange install(MemoryFiles files) throws Exception {
    PluginChange change = applied(planned(files));
    assertThat(change.problems()).isEmpty();
    assertThat(change.state()).isEqualTo(ChangeState.APPLIED);
    return change;
  }

  /** Ids and versions of the plugins that work. */
  List<String> working() {
    return felix
        .service()
        .current()
        .active()
        .map(plugin -> plugin.descriptor())
        .map(who -> who.id() + " " + who.version())
        .toList();
  }

  @Override
  public void close() throws Exception {
    changes.close();
    store.close();
    felix.close();
  }
}
