package org.exemplar.web.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code /}: what there is, with links; {@code /console}: the pages for staff; {@code /graphiql}:
 * the GraphQL editor. All work without a network, for all that they load is in this bundle. An
 * address that is nobody's ends here too.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/", "/console", "/console/*", "/graphiql", "/graphiql/*"})
public final class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String GRAPHIQL = "2.4.7";
  private static final String REACT = "18.3.1";
  private static final String SVG = "image/svg+xml";

  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  private static final Map<String, Page> PAGES =
      Map.ofEntries(
          Map.entry("/", new Page("/pages/home.html", Page.HTML)),
          Map.entry("/graphiql", new Page("/pages/graphiql.html", Page.HTML)),
          Map.entry("/graphiql/", new Page("/pages/graphiql.html", Page.HTML)),
          Map.entry("/graphiql/icon.svg", new Page("/pages/icon.svg", SVG)),
          Map.entry("/graphiql/page.css", new Page("/pages/page.css", Page.CSS)),
          Map.entry("/graphiql/start.js", new Page("/pages/start.js", Page.SCRIPT)),
          Map.entry("/graphiql/tour.js", new Page("/pages/tour.js", Page.SCRIPT)),
          Map.entry("/graphiql/graphiql.css", library("graphiql", GRAPHIQL, "graphiql.min.css")),
          Map.entry("/graphiql/graphiql.js", library("graphiql", GRAPHIQL, "graphiql.min.js")),
          Map.entry("/graphiql/react.js", library("react", REACT, "umd/react.production.min.js")),
          Map.entry(
              "/graphiql/react-dom.js",
              library("react-dom", REACT, "umd/react-dom.production.min.js")));

  private static Page library(String name, String version, String file) {
    return new Page(
        "/META-INF/resources/webjars/" + name + "/" + version + "/" + file,
        file.endsWith(".css") ? Page.CSS : Page.SCRIPT);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getRequestURI();
    Page page = PAGES.get(path);
    if (page == null) {
      page = ConsolePages.find(path).orElse(null);
    }
    if (page == null) {
      Faults.write(Fault.NOT_FOUND, request, response);
    } else if (METHODS.contains(request.getMethod())) {
      page.write(request, response);
    } else {
      response.setHeader("Allow", "GET, HEAD");
      Faults.write(Fault.METHOD_NOT_ALLOWED, request, response);
    }
  }
}
