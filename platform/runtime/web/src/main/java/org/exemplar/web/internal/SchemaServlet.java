package org.exemplar.web.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.exemplar.graphql.GraphQlEngine;
import org.exemplar.graphql.PublishedSchema;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code /graphql/schema.graphqls}: the published schema. It is plain text, so that a browser shows
 * it and every tool reads it; its ETag is the hash of the schema.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/graphql/schema.graphqls")
public final class SchemaServlet extends Endpoint {
  private static final long serialVersionUID = 1L;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  transient volatile @Nullable GraphQlEngine engine;

  @Activate
  public SchemaServlet() {
    super("GET", "HEAD");
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<PublishedSchema> schema = published();
    if (schema.isPresent()) {
      write(schema.get(), request, response);
    } else {
      response.setHeader("Retry-After", "1");
      Faults.write(Fault.NOT_READY, request, response);
    }
  }

  private Optional<PublishedSchema> published() {
    GraphQlEngine present = engine;
    return present == null ? Optional.empty() : present.schema();
  }

  private static void write(
      PublishedSchema schema, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (EntityTag.matches(schema.hash(), request, response)) {
      return;
    }
    byte[] sdl = schema.sdl().getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/plain; charset=utf-8");
    response.setContentLength(sdl.length);
    response.getOutputStream().write(sdl);
  }
}
