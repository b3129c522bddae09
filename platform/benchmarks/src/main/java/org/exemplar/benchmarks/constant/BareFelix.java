package org.exemplar.benchmarks.constant;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** A framework with a server and the constant, and nothing else. */
public final class BareFelix {
  private BareFelix() {}

  /** Arguments: port, folder for the framework's cache, folder of bundles. */
  public static void main(String[] arguments) throws Exception {
    Framework framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    arguments[1],
                    "org.osgi.service.http.port",
                    arguments[0],
                    "org.apache.felix.http.host",
                    "127.0.0.1"));
    framework.start();
    List<Bundle> bundles = new ArrayList<>();
    try (Stream<Path> jars = Files.list(Path.of(arguments[2]))) {
      for (Path jar : jars.sorted().toList()) {
        bundles.add(framework.getBundleContext().installBundle(jar.toUri().toString()));
      }
    }
    for (Bundle bundle : bundles) {
      bundle.start();
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(framework)));
    framework.waitForStop(0);
  }

  private static void stop(Framework framework) {
    try {
      framework.stop();
      framework.waitForStop(10_000);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
