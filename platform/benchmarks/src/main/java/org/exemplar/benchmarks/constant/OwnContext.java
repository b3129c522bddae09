package org.exemplar.benchmarks.constant;

import jakarta.servlet.Servlet;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleContext;
import org.osgi.service.servlet.context.ServletContextHelper;

/** A place for one servlet, aside from whatever filters others have. */
public final class OwnContext extends ServletContextHelper {
  private OwnContext() {}

  /** Puts a servlet at {@code /NAME}; the framework takes it back with its bundle. */
  public static void put(BundleContext context, String name, Servlet servlet) {
    Dictionary<String, Object> place = new Hashtable<>();
    place.put("osgi.http.whiteboard.context.name", name);
    place.put("osgi.http.whiteboard.context.path", "/" + name);
    context.registerService(ServletContextHelper.class, new OwnContext(), place);
    Dictionary<String, Object> where = new Hashtable<>();
    where.put("osgi.http.whiteboard.servlet.pattern", "/*");
    where.put(
        "osgi.http.whiteboard.context.select", "(osgi.http.whiteboard.context.name=" + name + ")");
    context.registerService(Servlet.class, servlet, where);
  }
}
