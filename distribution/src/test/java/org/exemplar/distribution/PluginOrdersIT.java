package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.exemplar.testkit.PluginClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which sector plugins run decides what the schema is, and nothing else does. */
class PluginOrdersIT {
  private static final List<String> SECTORS =
      List.of("enterprise", "institution", "rural", "social-organization", "urban-community");

  @TempDir private Path folder;
  private final Map<Set<String>, String> hashes = new HashMap<>();

  @Test
  void each_subset_of_the_sector_plugins_has_one_schema_in_whatever_order_they_came()
      throws Exception {
    long seed = System.nanoTime();
    System.out.println("PluginOrdersIT seed " + seed);
    try (Platform platform = Platform.start(folder.resolve("data"))) {
      PluginClient plugins = new PluginClient(platform);
      SortedSet<String> running = new TreeSet<>(SECTORS);
      meet(platform, running);
      for (List<String> order : Form.isLong() ? allOrders() : someOrders(new Random(seed))) {
        for (String id : List.copyOf(running)) {
          plugins.succeed(plugins.planUninstall(id));
          running.remove(id);
          meet(platform, running);
        }
        for (String id : order) {
          plugins.succeed(plugins.planInstall(archive(id)));
          running.add(id);
          meet(platform, running);
        }
      }
      assertThat(hashes.values()).as("another schema for each subset").doesNotHaveDuplicates();
    }
  }

  private void meet(Platform platform, Set<String> running) {
    String answer = platform.data("{platform{schemaHash} sectors{id}}").toString();
    String hash = platform.data("{platform{schemaHash}}").at("/platform/schemaHash").asText();
    assertThat(platform.data("{sectors{id}}").at("/sectors"))
        .as(answer)
        .extracting(sector -> sector.path("id").asText())
        .containsExactlyElementsOf(running);
    assertThat(hashes.computeIfAbsent(Set.copyOf(running), first -> hash))
        .as("the schema of %s", running)
        .isEqualTo(hash);
  }

  private static byte[] archive(String id) throws IOException {
    return Files.readAllBytes(Platform.HOME.resolve("plugins/exemplar-" + id + "-1.0.0.jar"));
  }

  /** Some orders of all five. */
  private static List<List<String>> someOrders(Random random) {
    List<List<String>> orders = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<String> order = new ArrayList<>(SECTORS);
      Collections.shuffle(order, random);
      orders.add(order);
    }
    return orders;
  }

  /** Every subset in every order: 325, and the empty one. */
  private static List<List<String>> allOrders() {
    List<List<String>> orders = new ArrayList<>();
    extend(List.of(), orders);
    return orders;
  }

  private static void extend(List<String> begun, List<List<String>> orders) {
    orders.add(begun);
    for (String next : SECTORS) {
      if (!begun.contains(next)) {
        List<String> longer = new ArrayList<>(begun);
        longer.add(next);
        extend(longer, orders);
      }
    }
  }
}
