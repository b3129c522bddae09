package org.exemplar.benchmarks.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.exemplar.testkit.GraphQl;
import org.junit.jupiter.api.Test;

class ProductTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Keeps what it is sent, and finds the first case and the last. */
  private static final class FakePlatform implements GraphQl {
    private final List<JsonNode> saved = new CopyOnWriteArrayList<>();
    private String refusal = "[]";

    @Override
    public Answer ask(String query, Map<String, ?> variables) {
      if (query.contains("saveCaseStudies")) {
        JSON.valueToTree(variables).at("/input/cases").forEach(saved::add);
        return told("{'data': {'saveCaseStudies': {'errors': " + refusal + "}}}");
      }
      if (query.contains("searchIndexes")) {
        return told(
            "{'data': {'platform': {'searchIndexes': [{'id': 'x/cases', 'state': 'OPEN',"
                + " 'documents': "
                + saved.size()
                + "}]}}}");
      }
      return told(
          "{'data': {'search': {'nodes': [{'key': 'd0'}, {'key': 'd"
              + (saved.size() - 1)
              + "'}]}}}");
    }

    private static Answer told(String json) {
      try {
        return new Answer(200, JSON.readTree(json.replace('\'', '"')));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private final FakePlatform platform = new FakePlatform();

  @Test
  void all_documents_are_saved_under_keys_of_its_own_and_found_under_theirs() {
    try (Product product = new Product(platform, "x/cases")) {
      for (int i = 0; i < 1_201; i++) {
        product.add(document("文档/" + i));
      }
      product.open();

      assertThat(platform.saved)
          .hasSize(1_201)
          .allSatisfy(
              each -> {
                assertThat(each.path("key").asText()).matches("d\\d+");
                assertThat(each.path("sector").asText()).isEqualTo("x");
              });
      assertThat(product.search("文")).containsExactly("文档/0", "文档/1200");
    }
  }

  @Test
  void a_refusal_is_told() {
    platform.refusal = "[{'code': 'CASE_INVALID'}]";
    try (Product product = new Product(platform, "x/cases")) {
      product.add(document("1"));

      assertThatThrownBy(product::open).hasMessageContaining("CASE_INVALID");
    }
  }

  @Test
  void an_index_that_is_not_there_is_told() {
    try (Product product = new Product(platform, "y/cases")) {
      product.add(document("1"));

      assertThatThrownBy(product::open).hasMessageContaining("there is no index y/cases");
    }
  }

  private static Document document(String id) {
    return Document.parse("{\"id\": \"" + id + "\", \"text\": \"文\"}");
  }
}
