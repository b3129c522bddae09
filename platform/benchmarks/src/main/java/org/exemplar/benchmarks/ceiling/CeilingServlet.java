package org.exemplar.benchmarks.ceiling;

import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExecutionInput;
import graphql.GraphQL;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes rows by PUT, and answers queries about them by POST. */
final class CeilingServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private transient volatile @Nullable Rows rows;
  private transient volatile @Nullable GraphQL graphql;

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Rows given = Rows.of(JSON.readTree(request.getInputStream()));
    graphql = CeilingSchema.over(given);
    rows = given;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Rows present = rows;
    GraphQL executing = graphql;
    if (present == null || executing == null) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    Map<?, ?> asked = JSON.readValue(request.getInputStream(), Map.class);
    ExecutionInput input =
        ExecutionInput.newExecutionInput(String.valueOf(asked.get("query")))
            .dataLoaderRegistry(present.loaders())
            .build();
    response.setContentType("application/json");
    JSON.writeValue(response.getOutputStream(), executing.execute(input).toSpecification());
  }
}
