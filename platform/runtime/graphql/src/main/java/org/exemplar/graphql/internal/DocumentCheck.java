package org.exemplar.graphql.internal;

import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.schema.GraphQLSchema;
import java.util.List;
import org.exemplar.spi.schema.Refusal;

/** Says what is wrong with a document before anybody asks with it. */
final class DocumentCheck {
  private static final int MOST = 5;

  private DocumentCheck() {}

  static List<Refusal> check(GraphQLSchema schema, String document) {
    ExecutionInput input =
        ExecutionInput.newExecutionInput().query(ExecutableDescriptions.strip(document)).build();
    return DocumentCache.parsed(input, asked -> read(schema, asked)).getErrors().stream()
        .limit(MOST)
        .map(DocumentCheck::refusal)
        .toList();
  }

  private static PreparsedDocumentEntry read(GraphQLSchema schema, ExecutionInput input) {
    ParseAndValidateResult result = ParseAndValidate.parseAndValidate(schema, input);
    Document document = result.getDocument();
    return document == null || result.isFailure()
        ? new PreparsedDocumentEntry(result.getErrors())
        : new PreparsedDocumentEntry(document);
  }

  private static Refusal refusal(GraphQLError error) {
    String zh = error.getMessage();
    String en = error.getMessage();
    if (error.getLocations() != null && !error.getLocations().isEmpty()) {
      int line = error.getLocations().getFirst().getLine();
      int column = error.getLocations().getFirst().getColumn();
      zh = "第 " + line + " 行第 " + column + " 列：" + zh;
      en = "line " + line + ", column " + column + ": " + en;
    }
    return Refusal.of("DOCUMENT_INVALID", "文档不符合已发布的模式，" + zh, en);
  }
}
