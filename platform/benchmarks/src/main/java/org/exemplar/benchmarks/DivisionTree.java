package org.exemplar.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Writes division files of the usual form and of a country's size: 31 provinces, 341 cities, 2,976
 * counties, 41,664 townships and streets, with invented names.
 */
public final class DivisionTree {
  public static final int PROVINCES = 31;
  public static final int CITIES = PROVINCES * 11;
  public static final int COUNTIES = 2_976;
  public static final int TOWNSHIPS = COUNTIES * 14;
  public static final int ALL = PROVINCES + CITIES + COUNTIES + TOWNSHIPS;

  private DivisionTree() {}

  /** The files in an order in which parents do not come first. */
  public static List<Path> write(Path folder) throws IOException {
    return write(folder, PROVINCES);
  }

  /** One province: 11 cities, 99 counties, 1,386 townships and streets. */
  static List<Path> province(Path folder) throws IOException {
    return write(Files.createDirectories(folder.resolve("province")), 1);
  }

  /** Codes of the counties of that province. */
  static List<String> countiesOfProvince() {
    return IntStream.rangeClosed(1, 11)
        .boxed()
        .flatMap(
            city ->
                IntStream.rangeClosed(1, 9)
                    .mapToObj(county -> String.format(Locale.ROOT, "11%02d%02d", city, county)))
        .toList();
  }

  private static List<Path> write(Path folder, int count) throws IOException {
    StringBuilder provinces = new StringBuilder("code,name\n");
    StringBuilder cities = new StringBuilder("code,name,provinceCode\n");
    StringBuilder counties = new StringBuilder("code,name,cityCode,provinceCode\n");
    StringBuilder townships = new StringBuilder("code,name,areaCode,provinceCode,cityCode\n");
    int written = 0;
    for (int p = 11; p < 11 + count; p++) {
      provinces.append("%d,\"第%d省\"\n".formatted(p, p));
      for (int c = 1; c <= 11; c++) {
        String city = "%d%02d".formatted(p, c);
        cities.append("%s,\"第%s市\",%d\n".formatted(city, city, p));
        for (int a = 1; a <= 9 && written < COUNTIES; a++, written++) {
          String county = city + "%02d".formatted(a);
          counties.append("%s,\"第%s县\",%s,%d\n".formatted(county, county, city, p));
          for (int t = 1; t <= 14; t++) {
            String kind = t % 4 == 0 ? "街道" : t % 4 == 1 ? "乡" : "镇";
            townships.append(
                "%s%03d,\"第%d%s\",%s,%d,%s\n".formatted(county, t, t, kind, county, p, city));
          }
        }
      }
    }
    return List.of(
        Files.writeString(folder.resolve("areas.csv"), counties),
        Files.writeString(folder.resolve("cities.csv"), cities),
        Files.writeString(folder.resolve("provinces.csv"), provinces),
        Files.writeString(folder.resolve("streets.csv"), townships));
  }
}
