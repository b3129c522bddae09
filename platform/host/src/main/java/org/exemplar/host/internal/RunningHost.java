package org.exemplar.host.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.exemplar.host.Host;
import org.exemplar.host.HostException;
import org.exemplar.host.HostSettings;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** The framework with the bundles that it started, in their order. */
public final class RunningHost implements Host {
  private static final long FRAMEWORK_STOP_MILLIS = 10_000;
  private static final String STOP_SECONDS = "exemplar.stop-seconds";
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final DataLock lock;
  private final Framework framework;
  private final BundleProblems problems = new BundleProblems();
  private final List<Bundle> started = new ArrayList<>();
  private boolean stopped;

  private RunningHost(DataLock lock, Framework framework) {
    this.lock = lock;
    this.framework = framework;
  }

  /** See {@link Host#start}. */
  public static Host start(HostSettings settings) {
    DataLock lock = DataLock.take(settings.data());
    try {
      TemporaryFolder.use(settings.data().resolve("tmp"));
      Framework framework = new FrameworkFactory().newFramework(FrameworkProperties.of(settings));
      RunningHost host = new RunningHost(lock, framework);
      host.boot(settings);
      return host;
    } catch (BundleException | IOException e) {
      release(lock);
      throw new HostException(
          "FRAMEWORK_FAILED", "框架无法启动 / The framework does not start: " + e.getMessage(), e);
    } catch (HostException e) {
      release(lock);
      throw e;
    }
  }

  private void boot(HostSettings settings) throws BundleException, IOException {
    framework.start();
    registerProblems();
    List<Bundle> bundles = install(settings.home().resolve("bundles"));
    framework.adapt(FrameworkWiring.class).resolveBundles(null);
    start(StartOrder.of(bundles));
  }

  private void registerProblems() {
    Hashtable<String, Object> properties = new Hashtable<>();
    properties.put("exemplar.bundle.problems", true);
    bundleContext().registerService(Supplier.class, problems, properties);
  }

  private List<Bundle> install(Path folder) throws IOException {
    List<Bundle> installed = new ArrayList<>();
    for (Path jar : jars(folder)) {
      try {
        installed.add(bundleContext().installBundle("reference:" + jar.toUri()));
      } catch (BundleException e) {
        problems.add(jar.getFileName().toString(), e);
      }
    }
    return installed;
  }

  private static List<Path> jars(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private void start(Collection<Bundle> bundles) {
    for (Bundle bundle : bundles) {
      try {
        bundle.start(Bundle.START_TRANSIENT);
        started.add(bundle);
      } catch (BundleException | RuntimeException e) {
        problems.add(BundleName.of(bundle), e);
      }
    }
  }

  @Override
  public BundleContext bundleContext() {
    return framework.getBundleContext();
  }

  @Override
  public Map<String, String> problems() {
    return problems.get();
  }

  @Override
  public Map<String, String> report(String property) {
    Map<String, String> merged = new LinkedHashMap<>();
    if (!runs()) {
      return merged;
    }
    for (Supplier<?> service : services(Supplier.class, "(" + property + "=*)")) {
      if (service.get() instanceof Map<?, ?> entries) {
        entries.forEach((name, text) -> merged.put(String.valueOf(name), String.valueOf(text)));
      }
    }
    return merged;
  }

  private boolean runs() {
    return framework.getState() == Bundle.ACTIVE;
  }

  @Override
  public void awaitEnd() throws InterruptedException {
    // a framework that is updated starts again by itself
    while (framework.waitForStop(0).getType() == FrameworkEvent.STOPPED_UPDATE) {}
  }

  @Override
  public synchronized void stop() {
    if (!stopped) {
      stopped = true;
      if (runs()) {
        services(Runnable.class, "(exemplar.drain=true)").forEach(Runnable::run);
        new OrderlyStop(stopLimit()).stop(started.reversed());
      }
      stopFramework();
      release(lock);
    }
  }

  private <T> List<T> services(Class<T> type, String filter) {
    try {
      Collection<ServiceReference<T>> references =
          bundleContext().getServiceReferences(type, filter);
      return references.stream()
          .sorted(Comparator.reverseOrder())
          .flatMap(reference -> Stream.ofNullable(bundleContext().getService(reference)))
          .toList();
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(filter, e);
    }
  }

  private Duration stopLimit() {
    String seconds = bundleContext().getProperty(STOP_SECONDS);
    try {
      return seconds == null ? STOP_LIMIT : Duration.ofSeconds(Long.parseLong(seconds.strip()));
    } catch (NumberFormatException mistyped) {
      return STOP_LIMIT;
    }
  }

  private void stopFramework() {
    try {
      framework.stop();
      framework.waitForStop(FRAMEWORK_STOP_MILLIS);
    } catch (BundleException e) {
      throw new HostException("FRAMEWORK_FAILED", "The framework does not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void release(DataLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      // the process is about to end, and the system lets go of the lock then
    }
  }
}
