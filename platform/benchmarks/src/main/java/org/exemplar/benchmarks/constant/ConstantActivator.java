package org.exemplar.benchmarks.constant;

import jakarta.servlet.Servlet;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.servlet.context.ServletContextHelper;

/** Puts the constant at {@code /constant}, aside from whatever filters others have. */
public final class ConstantActivator implements BundleActivator {
  private static final String SELECT = "(osgi.http.whiteboard.context.name=constant)";

  @Override
  public void start(BundleContext context) {
    Dictionary<String, Object> place = new Hashtable<>();
    place.put("osgi.http.whiteboard.context.name", "constant");
    place.put("osgi.http.whiteboard.context.path", "/constant");
    context.registerService(ServletContextHelper.class, new ServletContextHelper() {}, place);
    Dictionary<String, Object> servlet = new Hashtable<>();
    servlet.put("osgi.http.whiteboard.servlet.pattern", "/*");
    servlet.put("osgi.http.whiteboard.context.select", SELECT);
    context.registerService(Servlet.class, new ConstantServlet(), servlet);
  }

  @Override
  public void stop(BundleContext context) {
    // the framework takes the services back
  }
}
