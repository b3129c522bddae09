package org.exemplar.host.internal;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.exemplar.host.HostException;
import org.exemplar.host.HostSettings;

/** The properties that the framework and its bundles are started with. */
final class FrameworkProperties {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  private FrameworkProperties() {}

  static Map<String, String> of(HostSettings settings) {
    Map<String, String> properties = configured(settings);
    properties.put("org.osgi.framework.storage", settings.data().resolve("felix-cache").toString());
    properties.put("org.osgi.framework.storage.clean", "onFirstInit");
    publish(properties, "exemplar.home", settings.home());
    publish(properties, "exemplar.data", settings.data());
    properties.put("org.osgi.service.http.port", Integer.toString(settings.httpPort()));
    properties.put("org.apache.felix.http.host", settings.httpHost());
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent()) {
      properties.put("org.osgi.framework.system.packages.extra", VECTOR_MODULE);
    }
    properties.putAll(settings.properties());
    return properties;
  }

  /** As a system property too: the logging configuration can only name those. */
  private static void publish(Map<String, String> properties, String name, Path folder) {
    properties.put(name, folder.toString());
    System.setProperty(name, folder.toString());
  }

  private static Map<String, String> configured(HostSettings settings) {
    Map<String, String> properties = new HashMap<>();
    Path file = settings.home().resolve("conf/framework.properties");
    if (Files.exists(file)) {
      Properties read = read(file);
      for (String name : read.stringPropertyNames()) {
        properties.put(name, expand(read.getProperty(name), settings));
      }
    }
    return properties;
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new HostException(
          "CONFIGURATION_UNUSABLE", "配置文件无法读取 / The file cannot be read: " + file, e);
    }
  }

  private static String expand(String value, HostSettings settings) {
    return value
        .replace("${exemplar.home}", settings.home().toString())
        .replace("${exemplar.data}", settings.data().toString());
  }
}
