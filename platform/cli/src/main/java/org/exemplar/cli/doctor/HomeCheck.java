package org.exemplar.cli.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Whether the distribution is whole, and the Java that runs it new enough.
 *
 * @param home folder of the distribution
 * @param java version of Java
 */
record HomeCheck(Path home, int java) {
  /** What is typed to have the distribution whole again. */
  static final String ANEW = "unzip -o exemplar-*.zip -x '*/conf/*'";

  private static final int JAVA = 25;

  /** The platform's own rooms, without which nothing is served. */
  private static final List<String> ROOMS =
      List.of("spi", "api-schema", "archive", "store", "search", "plugins", "graphql", "web");

  private static final List<String> FOLDERS = List.of("lib", "bundles", "plugins", "catalogue");

  HomeCheck(Path home) {
    this(home, Runtime.version().feature());
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (java < JAVA) {
      findings.add(
          Finding.problem(
              "JAVA_TOO_OLD",
              "Java " + java,
              "需要 Java 25 或更高版本；请安装 JDK 25，或令 JAVA_HOME 指向它",
              "Java 25 or later is needed; install a JDK 25, or set JAVA_HOME to one",
              "export JAVA_HOME=/path/to/jdk-25"));
    }
    if (!Files.isReadable(home.resolve("conf").resolve("framework.properties"))) {
      findings.add(broken("HOME_INCOMPLETE", home.resolve("conf/framework.properties")));
    }
    for (String folder : FOLDERS) {
      findings.addAll(jars(home.resolve(folder)));
    }
    return findings;
  }

  private List<Finding> jars(Path folder) {
    List<Finding> findings = new ArrayList<>();
    List<Path> jars;
    try (Stream<Path> files = Files.list(folder)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException missing) {
      return List.of(broken("HOME_INCOMPLETE", folder));
    }
    jars.stream()
        .filter(jar -> !isWhole(jar))
        .forEach(jar -> findings.add(broken("BUNDLE_DAMAGED", jar)));
    if (folder.equals(home.resolve("bundles"))) {
      ROOMS.stream()
          .filter(room -> jars.stream().noneMatch(jar -> isOf(room, jar)))
          .forEach(
              room -> findings.add(broken("BUNDLE_MISSING", folder.resolve("exemplar-" + room))));
    }
    return findings;
  }

  private static boolean isOf(String room, Path jar) {
    return jar.getFileName().toString().matches("exemplar-" + room + "-[0-9].*");
  }

  private Finding broken(String code, Path file) {
    String place = home.relativize(file).toString();
    return Finding.problem(
        code,
        place,
        "缺少或损坏：" + place + "；请重新解压发行包，data 和 conf 可以保留",
        place + " is missing or damaged; unpack the distribution anew, data and conf may stay",
        ANEW);
  }

  /** Reads every entry, each of which has a checksum. */
  private static boolean isWhole(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        try (InputStream in = zip.getInputStream(entries.nextElement())) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
      return true;
    } catch (IOException | IllegalArgumentException damaged) {
      return false;
    }
  }
}
