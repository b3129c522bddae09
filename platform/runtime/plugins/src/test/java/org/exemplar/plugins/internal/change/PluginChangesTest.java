package org.exemplar.plugins.internal.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.exemplar.archive.UnsignedPolicy;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.ChangeParticipant;
import org.exemplar.plugins.ChangeStage;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.Preparation;
import org.exemplar.plugins.internal.CodeHeaders;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.exemplar.plugins.internal.lock.LockEntry;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.testing.PageWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class PluginChangesTest {
  @TempDir private Path temp;
  private ChangesFixture platform;

  @BeforeEach
  void boot() throws Exception {
    platform = new ChangesFixture(temp);
  }

  @AfterEach
  void stop() throws Exception {
    platform.close();
  }

  private static MemoryFiles version(String id, String version) {
    MemoryFiles files = MemoryFiles.plugin(id);
    return files.with(
        "exemplar/plugin.yaml",
        files.text("exemplar/plugin.yaml").replace("version: 1.0.0", "version: " + version));
  }

  @Test
  void a_plan_changes_nothing_and_its_application_does_what_it_says() throws Exception {
    PluginChange plan = platform.planned(MemoryFiles.plugin("alpha"));
    assertThat(plan.state()).isEqualTo(ChangeState.PLANNED);
    assertThat(plan.plugin()).contains("alpha");
    assertThat(plan.toVersion()).contains("1.0.0");
    assertThat(plan.bundles())
        .extracting(BundleChange::change)
        .containsExactly(BundleChange.Kind.ADDED);
    assertThat(plan.parts()).extracting(PartChange::id).containsExactly("alpha");
    assertThat(platform.working()).isEmpty();
    assertThat(platform.felix().context().getBundles()).hasSize(1);
    PluginChange done = platform.applied(plan);
    assertThat(done.state()).isEqualTo(ChangeState.APPLIED);
    assertThat(done.stages()).extracting(StageReport::stage).containsExactly(ChangeStage.values());
    assertThat(platform.working()).containsExactly("alpha 1.0.0");
  }

  @Test
  void what_was_applied_runs_after_a_restart() throws Exception {
    platform.install(MemoryFiles.plugin("alpha"));
    platform.restart();
    assertThat(platform.working()).containsExactly("alpha 1.0.0");
  }

  @Test
  void the_old_version_serves_until_the_new_one_does_and_never_both() throws Exception {
    platform.install(MemoryFiles.plugin("alpha"));
    List<List<String>> seen = new ArrayList<>();
    platform.felix().service().onChange(catalogue -> seen.add(names(catalogue)));
    platform.install(version("alpha", "1.1.0"));
    assertThat(seen).containsExactly(List.of("alpha 1.0.0"), List.of("alpha 1.1.0"));
    assertThat(platform.felix().context().getBundles()).hasSize(2);
  }

  private static List<String> names(Catalogue catalogue) {
    return catalogue.plugins().stream()
        .map(plugin -> plugin.id() + " " + plugin.version())
        .toList();
  }

  @Test
  void one_step_leads_back_and_another_forth_also_after_a_restart() throws Exception {
    platform.install(MemoryFiles.plugin("alpha"));
    platform.install(version("alpha", "1.1.0"));
    platform.restart();
    PluginChange back = platform.applied(rollback());
    assertThat(back.fromVersion()).contains("1.1.0");
    assertThat(back.toVersion()).contains("1.0.0");
    assertThat(platform.working()).containsExactly("alpha 1.0.0");
    platform.applied(rollback());
    assertThat(platform.working()).containsExactly("alpha 1.1.0");
  }

  private PluginChange rollback() {
    return ChangesFixture.made(platform.plan(Operation.ROLLBACK, ""));
  }

  @Test
  void what_was_uninstalled_is_gone_for_good_until_it_comes_back() throws Exception {
    platform.install(MemoryFiles.plugin("alpha"));
    PluginChange plan = ChangesFixture.made(platform.plan(Operation.UNINSTALL, "alpha"));
    assertThat(platform.applied(plan).state()).isEqualTo(ChangeState.APPLIED);
    assertThat(platform.working()).isEmpty();
    platform.restart();
    assertThat(platform.working()).isEmpty();
    platform.install(MemoryFiles.plugin("alpha"));
    assertThat(platform.working()).containsExactly("alpha 1.0.0");
  }

  @Test
  void only_a_rollback_leads_to_a_lower_version_and_other_content_needs_a_higher_one()
      throws Exception {
    platform.install(version("alpha", "1.1.0"));
    assertThat(codes(platform.planned(MemoryFiles.plugin("alpha"))))
        .containsExactly("VERSION_LOWER");
    assertThat(codes(platform.planned(version("alpha", "1.1.0"))))
        .containsExactly("PLUGIN_INSTALLED");
    MemoryFiles other = version("alpha", "1.1.0");
    other.with(
        "exemplar/plugin.yaml", other.text("exemplar/plugin.yaml").replace("测试用的插件", "另一个插件"));
    assertThat(codes(platform.planned(other))).containsExactly("VERSION_NOT_RAISED");
  }

  private static List<String> codes(PluginChange plan) {
    return plan.problems().stream().map(problem -> problem.code()).toList();
  }

  @Test
  void a_plan_holds_good_only_while_nothing_else_changes_and_only_once() throws Exception {
    PluginChange alpha = platform.planned(MemoryFiles.plugin("alpha"));
    PluginChange beta = platform.planned(MemoryFiles.plugin("beta"));
    platform.applied(alpha);
    assertThat(refusal(beta)).isEqualTo("PLAN_OUTDATED");
    assertThat(refusal(alpha)).isEqualTo("PLAN_USED");
    assertThat(
            ChangesFixture.refusal(platform.changes().apply("nobody", true, ChangesFixture.TESTER)))
        .isEqualTo("PLAN_NOT_FOUND");
    assertThat(platform.working()).containsExactly("alpha 1.0.0");
  }

  private String refusal(PluginChange plan) {
    return ChangesFixture.refusal(
        platform.changes().apply(plan.key(), true, ChangesFixture.TESTER));
  }

  @Test
  void of_ten_that_are_asked_for_at_once_one_comes_about_and_nine_are_refused() throws Exception {
    List<PluginChange> plans = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      plans.add(platform.planned(MemoryFiles.plugin("plugin-" + (char) ('a' + i))));
    }
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Planning>> asked = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (PluginChange plan : plans) {
        asked.add(
            clients.submit(
                () -> {
                  start.await();
                  return platform.changes().apply(plan.key(), true, ChangesFixture.TESTER);
                }));
      }
      start.countDown();
    }
    List<String> refused = new ArrayList<>();
    List<PluginChange> made = new ArrayList<>();
    for (Future<Planning> each : asked) {
      switch (each.get()) {
        case Planning.Made running -> made.add(running.change());
        case Planning.Refused no -> refused.add(no.refusal().code());
      }
    }
    assertThat(made).hasSize(1);
    assertThat(refused).hasSize(9).isSubsetOf("CHANGE_RUNNING", "PLAN_OUTDATED");
    platform.ended(made.getFirst().key());
    assertThat(platform.working())
        .containsExactly(made.getFirst().plugin().orElseThrow() + " 1.0.0");
  }

  /** Fails at one stage, once. */
  private static final class Failing implements ChangeParticipant {
    private final ChangeStage where;
    private final List<String> calls = new ArrayList<>();

    Failing(ChangeStage where) {
      this.where = where;
    }

    @Override
    public Preparation prepare(
        ChangeStage stage, Catalogue before, Catalogue after, Progress progress) {
      if (stage == where) {
        throw new IllegalStateException("planted");
      }
      calls.add("made " + stage);
      return new Preparation(List.of(), () -> calls.add("discarded " + stage));
    }
  }

  @Test
  void a_failure_at_a_stage_leaves_the_old_state_and_says_which_stage_it_was() throws Exception {
    platform.install(MemoryFiles.plugin("alpha"));
    Failing failing = new Failing(ChangeStage.PREPARE);
    platform.participants.add(failing);
    PluginChange failed = platform.applied(platform.planned(version("alpha", "1.1.0")));
    assertThat(failed.state()).isEqualTo(ChangeState.FAILED);
    assertThat(codes(failed)).containsExactly("STAGE_BROKE");
    assertThat(failed.stages().getLast())
        .matches(report -> report.stage() == ChangeStage.PREPARE)
        .matches(report -> report.state() == StageReport.State.FAILED);
    assertThat(failing.calls)
        .containsExactly(
            "made COMPOSE", "made SAMPLE_QUERIES", "discarded SAMPLE_QUERIES", "discarded COMPOSE");
    assertThat(platform.working()).containsExactly("alpha 1.0.0");
    assertThat(platform.felix().context().getBundles()).hasSize(2);
    platform.restart();
    assertThat(platform.working()).containsExactly("alpha 1.0.0");
  }

  @Test
  void what_cannot_be_written_down_is_taken_back() throws Exception {
    platform.install(MemoryFiles.plugin("alpha"));
    PluginChange plan = platform.planned(version("alpha", "1.1.0"));
    Path lock = platform.felix().data().resolve("plugins/lock.json");
    byte[] before = Files.readAllBytes(lock);
    Files.delete(lock);
    Files.createDirectories(lock.resolve("in the way"));
    PluginChange failed = platform.applied(plan);
    assertThat(failed.state()).isEqualTo(ChangeState.FAILED);
    assertThat(failed.stages().getLast().stage()).isEqualTo(ChangeStage.COMMIT);
    assertThat(platform.working()).containsExactly("alpha 1.0.0");
    Files.delete(lock.resolve("in the way"));
    Files.delete(lock);
    Files.write(lock, before);
    platform.restart();
    assertThat(platform.working()).containsExactly("alpha 1.0.0");
  }

  @Test
  void a_change_that_ran_when_the_platform_ended_is_told_to_be_interrupted() throws Exception {
    PluginChange plan = platform.planned(MemoryFiles.plugin("alpha"));
    PluginChange running = plan.running(new PluginChange.Done("tester", plan.planned().at()));
    new PluginChangeStore(platform.store()).save(running, Origin.of("tester"));
    platform.restart();
    PluginChange found = platform.changes().find(plan.key()).orElseThrow();
    assertThat(found.state()).isEqualTo(ChangeState.INTERRUPTED);
    assertThat(platform.working()).isEmpty();
  }

  @Test
  void a_plugin_that_others_need_cannot_go() throws Exception {
    platform.install(MemoryFiles.plugin("alpha"));
    MemoryFiles needing = MemoryFiles.plugin("beta");
    needing.with(
        "exemplar/plugin.yaml",
        needing.text("exemplar/plugin.yaml")
            + "  requires:\n    - {plugin: alpha, versions: \"[1.0,2)\"}\n");
    platform.install(needing);
    PluginChange plan = ChangesFixture.made(platform.plan(Operation.UNINSTALL, "alpha"));
    assertThat(codes(plan)).containsExactly("BREAKS_PLUGIN");
    assertThat(plan.problems().getFirst().message().en())
        .contains("plugin beta would stop working");
    platform.install(version("alpha", "1.2.0"));
    assertThat(platform.working()).containsExactly("alpha 1.2.0", "beta 1.0.0");
  }

  @Test
  void archives_without_a_signature_are_refused_unless_the_policy_lets_them_pass()
      throws Exception {
    platform.unsigned = UnsignedPolicy.DENY;
    PluginChange plan = platform.planned(MemoryFiles.plugin("alpha"));
    assertThat(plan.state()).isEqualTo(ChangeState.REFUSED);
    assertThat(codes(plan)).containsExactly("SIGNATURE_MISSING");
    assertThat(refusal(plan)).isEqualTo("PLAN_REFUSED");
  }

  @Test
  void the_policy_counts_at_the_time_of_the_application() throws Exception {
    PluginChange plan = platform.planned(MemoryFiles.plugin("alpha"));
    platform.unsigned = UnsignedPolicy.DENY;
    PluginChange failed = platform.applied(plan);
    assertThat(codes(failed)).containsExactly("SIGNATURE_MISSING");
    assertThat(failed.stages().getLast().stage()).isEqualTo(ChangeStage.VERIFY);
    assertThat(platform.working()).isEmpty();
  }

  @Test
  void who_may_not_is_refused_at_the_plan_and_at_its_application() throws Exception {
    PluginChange plan = platform.planned(MemoryFiles.plugin("alpha"));
    platform.authorities.add(
        (actor, subject) ->
            Optional.of(
                Refusal.notPermitted("NOT_ALLOWED", "不可以", subject.plugins().getFirst().id())));
    assertThat(refusal(plan)).isEqualTo("NOT_ALLOWED");
    byte[] archive = platform.archive(MemoryFiles.plugin("beta"), Map.of());
    assertThat(
            ChangesFixture.refusal(
                platform
                    .changes()
                    .plan(
                        new PlanRequest(Operation.INSTALL, Optional.of(archive), Optional.empty()),
                        ChangesFixture.TESTER)))
        .isEqualTo("NOT_ALLOWED");
  }

  @Test
  void requests_that_make_no_sense_are_refused() {
    assertThat(ChangesFixture.refusal(platform.plan(Operation.ROLLBACK, "")))
        .isEqualTo("NOTHING_TO_ROLL_BACK");
    assertThat(ChangesFixture.refusal(platform.plan(Operation.UNINSTALL, "nobody")))
        .isEqualTo("PLUGIN_NOT_FOUND");
    assertThat(ChangesFixture.refusal(platform.plan(Operation.RETRY, "nobody")))
        .isEqualTo("PLUGIN_NOT_FOUND");
    assertThat(ChangesFixture.refusal(platform.plan(Operation.INSTALL, "nobody")))
        .isEqualTo("ARCHIVE_MISSING");
  }

  @Test
  void every_change_is_remembered_with_who_and_what_and_in_the_audit_chain() throws Exception {
    platform.install(MemoryFiles.plugin("alpha"));
    platform.planned(MemoryFiles.plugin("alpha"));
    var page =
        platform
            .changes()
            .store()
            .page(Optional.of("alpha"), new PageRequest(10, Optional.empty()));
    assertThat(page.nodes())
        .extracting(change -> change.state() + " by " + change.planned().by())
        .containsExactly("REFUSED by tester", "APPLIED by tester");
    assertThat(platform.store().changes().after(0, 100))
        .filteredOn(change -> change.subjectType().equals("PluginChange"))
        .extracting(change -> change.kind() + " " + change.actor())
        .containsExactly("CREATED tester", "UPDATED tester", "UPDATED tester", "CREATED tester");
    assertThat(platform.store().changes().verify().brokenAt()).isEmpty();
  }

  @Test
  void changes_are_paged_both_ways() throws Exception {
    platform.install(MemoryFiles.plugin("alpha"));
    byte[] again = platform.archive(MemoryFiles.plugin("alpha"), Map.of());
    Runnable addition =
        () -> {
          for (int n = 0; n < 5; n++) {
            assertThat(platform.planned(again).state()).isEqualTo(ChangeState.REFUSED);
          }
        };
    addition.run();
    platform.install(MemoryFiles.plugin("beta"));
    PageWalk.check(
        field -> platform.changes().store().page(Optional.of("alpha"), PageRequest.of(field)),
        addition);
    PageWalk.check(
        field -> platform.changes().store().page(Optional.empty(), PageRequest.of(field)),
        addition);
  }

  @Test
  void a_plugin_that_does_not_stop_holds_up_nothing_but_its_own_end() throws Exception {
    platform.close();
    platform = new ChangesFixture(temp, 5);
    Map<String, String> headers =
        CodeHeaders.with(Map.of("Test-Id", "alpha", "Test-Hangs", "stop"));
    byte[] slow = platform.archive(MemoryFiles.plugin("alpha").withCode(), headers);
    platform.applied(platform.planned(slow));
    PluginChange gone =
        platform.applied(ChangesFixture.made(platform.plan(Operation.UNINSTALL, "alpha")));
    assertThat(gone.state()).isEqualTo(ChangeState.APPLIED);
    assertThat(platform.working()).isEmpty();
    platform.install(MemoryFiles.plugin("beta"));
    assertThat(platform.working()).containsExactly("beta 1.0.0");
  }

  @Test
  void a_plugin_that_ended_the_platform_at_its_start_is_put_aside_and_can_be_tried_again()
      throws Exception {
    platform.install(MemoryFiles.plugin("alpha"));
    platform.install(MemoryFiles.plugin("beta"));
    LockEntry alpha = platform.running().lock().find("alpha").orElseThrow();
    Files.writeString(platform.felix().data().resolve("plugins/starting"), alpha.sha256());
    platform.restart();
    assertThat(platform.working()).containsExactly("beta 1.0.0");
    assertThat(
            platform.felix().service().current().plugins().stream()
                .flatMap(p -> p.problems().stream()))
        .extracting(problem -> problem.code())
        .containsExactly("PLUGIN_CRASHED");
    platform.restart();
    assertThat(platform.working()).containsExactly("beta 1.0.0");
    platform.applied(ChangesFixture.made(platform.plan(Operation.RETRY, "alpha")));
    assertThat(platform.working()).containsExactly("alpha 1.0.0", "beta 1.0.0");
    platform.restart();
    assertThat(platform.working()).containsExactly("alpha 1.0.0", "beta 1.0.0");
  }

  @Test
  void a_plugin_that_hangs_while_it_runs_stays_aside_until_it_is_tried_again() throws Exception {
    platform.install(MemoryFiles.plugin("alpha"));
    platform.install(MemoryFiles.plugin("beta"));
    PluginChange old = platform.planned(MemoryFiles.plugin("gamma"));
    putAside("alpha");
    assertThat(platform.working()).containsExactly("beta 1.0.0");
    assertThat(
            ChangesFixture.refusal(
                platform.changes().apply(old.key(), true, ChangesFixture.TESTER)))
        .isEqualTo("PLAN_OUTDATED");
    platform.restart();
    assertThat(platform.working()).containsExactly("beta 1.0.0");
    platform.applied(ChangesFixture.made(platform.plan(Operation.RETRY, "alpha")));
    assertThat(platform.working()).containsExactly("alpha 1.0.0", "beta 1.0.0");
    putAside("alpha");
    platform.applied(ChangesFixture.made(platform.plan(Operation.RETRY, "alpha")));
    assertThat(platform.working()).containsExactly("alpha 1.0.0", "beta 1.0.0");
    assertThat(platform.felix().context().getBundles())
        .extracting(Bundle::getSymbolicName)
        .containsOnlyOnce("test.alpha");
  }

  @Test
  void a_plugin_that_was_put_aside_during_a_change_of_another_stays_aside() throws Exception {
    platform.install(MemoryFiles.plugin("alpha"));
    Gatekeeper gate = new Gatekeeper();
    platform.participants.add(gate);
    PluginChange plan = platform.planned(MemoryFiles.plugin("beta"));
    ChangesFixture.made(platform.changes().apply(plan.key(), true, ChangesFixture.TESTER));
    gate.awaitEntry();
    putAside("alpha");
    gate.open();
    assertThat(platform.ended(plan.key()).state()).isEqualTo(ChangeState.APPLIED);
    assertThat(platform.working()).containsExactly("beta 1.0.0");
    platform.restart();
    assertThat(platform.working()).containsExactly("beta 1.0.0");
  }

  /** Lets a change wait while it prepares. */
  private static final class Gatekeeper implements ChangeParticipant {
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    @Override
    public Preparation prepare(
        ChangeStage stage, Catalogue before, Catalogue after, Progress progress)
        throws InterruptedException {
      inside.countDown();
      assertThat(open.await(30, TimeUnit.SECONDS)).isTrue();
      return Preparation.NOTHING;
    }

    void awaitEntry() throws InterruptedException {
      assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
    }

    void open() {
      open.countDown();
    }
  }

  private void putAside(String id) throws Exception {
    InstalledPlugin plugin =
        platform.felix().service().current().plugins().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow();
    platform.felix().forgetTold();
    platform
        .felix()
        .service()
        .putAside(plugin, List.of(Planner.problem("PLUGIN_HANGS", "没有回答", "gives no answer")));
    platform
        .felix()
        .await(
            catalogue -> catalogue.active().noneMatch(each -> each.descriptor().id().equals(id)));
  }

  @Test
  void an_archive_that_was_changed_on_disk_is_not_started() throws Exception {
    platform.install(MemoryFiles.plugin("alpha"));
    LockEntry alpha = platform.running().lock().find("alpha").orElseThrow();
    Path archive = platform.running().archives().file(alpha.sha256());
    byte[] bytes = Files.readAllBytes(archive);
    bytes[bytes.length / 2] ^= 1;
    Files.write(archive, bytes);
    platform.restart();
    assertThat(platform.working()).isEmpty();
    assertThat(platform.felix().service().current().plugins())
        .singleElement()
        .satisfies(
            plugin -> assertThat(plugin.problems().getFirst().code()).isEqualTo("ARCHIVE_LOST"));
  }

  @Test
  void a_damaged_lock_file_gives_way_to_the_last_good_one() throws Exception {
    platform.install(MemoryFiles.plugin("alpha"));
    platform.restart();
    Files.writeString(platform.felix().data().resolve("plugins/lock.json"), "{\"format\": 1,");
    platform.restart();
    assertThat(platform.working()).containsExactly("alpha 1.0.0");
  }
}
