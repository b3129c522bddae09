package org.exemplar.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.exemplar.testkit.PlatformProcess;

/** Cases of the sample again and again, told of the counties of a province one after the other. */
final class ManyCases {
  static final int COUNT = 2_000;
  private static final int IN_A_FILE = 500;
  private static final ObjectMapper JSON = new ObjectMapper();

  private ManyCases() {}

  /** Puts the divisions of a province and the cases into a platform. */
  static void fill(Workshop workshop, PlatformProcess platform) throws Exception {
    workshop.importOrganizations(platform, DivisionTree.province(workshop.folder()));
    workshop.importFiles("cases", platform, write(workshop));
  }

  private static List<Path> write(Workshop workshop) throws IOException {
    List<Map<String, Object>> sample = sample(workshop.home().resolve("sample/cases"));
    List<String> counties = DivisionTree.countiesOfProvince();
    Path folder = Files.createDirectories(workshop.folder().resolve("cases"));
    List<Path> files = new ArrayList<>();
    for (int start = 0; start < COUNT; start += IN_A_FILE) {
      List<Map<String, Object>> some = new ArrayList<>();
      for (int i = start; i < Math.min(start + IN_A_FILE, COUNT); i++) {
        Map<String, Object> one = new LinkedHashMap<>(sample.get(i % sample.size()));
        one.put("key", String.format(Locale.ROOT, "case-%05d", i));
        one.put("organizationCode", counties.get(i % counties.size()));
        some.add(one);
      }
      Path file = folder.resolve("cases-" + start + ".yaml");
      files.add(Files.writeString(file, JSON.writeValueAsString(Map.of("cases", some))));
    }
    return files;
  }

  private static List<Map<String, Object>> sample(Path folder) throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    List<Map<String, Object>> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Map<String, List<Map<String, Object>>> cases =
            yaml.readValue(file.toFile(), new TypeReference<>() {});
        all.addAll(cases.getOrDefault("cases", List.of()));
      }
    }
    return all;
  }
}
