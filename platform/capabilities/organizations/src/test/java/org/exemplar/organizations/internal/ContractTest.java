package org.exemplar.organizations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.organizations.Organization;
import org.exemplar.organizations.OrganizationAttribute;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.Edge;
import org.exemplar.spi.schema.SchemaContribution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every field of the contract about organisations is answered, by a fetcher or by the value. */
final class ContractTest extends WithOrganizations {
  private static final Set<String> BY_THE_ENGINE =
      Set.of("Organization.profile", "Organization.profiles");
  private static final Map<String, Class<?>> VALUES =
      Map.ofEntries(
          Map.entry("Organization", Organization.class),
          Map.entry("OrganizationAttribute", OrganizationAttribute.class),
          Map.entry("OrganizationConnection", Connection.class),
          Map.entry("OrganizationEdge", Edge.class),
          Map.entry("SaveOrganizationPayload", OrganizationFetchers.SavePayload.class),
          Map.entry("OrganizationImport", StagedImport.class),
          Map.entry("StartOrganizationImportPayload", ImportFetchers.StagePayload.class),
          Map.entry("AppendOrganizationImportPayload", ImportFetchers.StagePayload.class),
          Map.entry("ImportOrganizationsPayload", ImportOutcome.class),
          Map.entry("CompleteOrganizationImportPayload", ImportOutcome.class),
          Map.entry("OrganizationImportReport", ImportReport.class),
          Map.entry("OrganizationImportRowConnection", Connection.class),
          Map.entry("OrganizationImportRowEdge", Edge.class),
          Map.entry("OrganizationImportRow", ImportRow.class),
          Map.entry("ImportRowError", RowError.class));

  private List<SchemaContribution> contributions = List.of();

  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }

  @BeforeEach
  void contribute() {
    contributions =
        List.of(
            new OrganizationFetchers(organizations),
            new LocalFetchers(organizations),
            new ImportFetchers(organizations, new StagedImports(store, organizations)));
  }

  @Test
  void everyFieldIsAnswered() throws IOException {
    Set<String> unanswered = new TreeSet<>();
    TypeDefinitionRegistry contract = contract();
    for (ObjectTypeDefinition type : contract.getTypes(ObjectTypeDefinition.class)) {
      for (FieldDefinition field : type.getFieldDefinitions()) {
        if (!accessors(type.getName()).contains(field.getName())) {
          unanswered.add(type.getName() + "." + field.getName());
        }
      }
    }
    for (List<ObjectTypeExtensionDefinition> extensions :
        contract.objectTypeExtensions().values()) {
      extensions.forEach(
          type ->
              type.getFieldDefinitions()
                  .forEach(field -> unanswered.add(type.getName() + "." + field.getName())));
    }
    unanswered.removeAll(fetched());
    unanswered.removeAll(BY_THE_ENGINE);
    assertThat(unanswered).isEmpty();
  }

  @Test
  void noFieldIsAnsweredTwice() {
    assertThat(
            contributions.stream()
                .flatMap(
                    one ->
                        Stream.concat(
                            one.fetchers().keySet().stream(),
                            one.batchFetchers().keySet().stream())))
        .doesNotHaveDuplicates();
  }

  private Set<String> fetched() {
    return contributions.stream()
        .flatMap(
            one ->
                Stream.concat(
                    one.fetchers().keySet().stream(), one.batchFetchers().keySet().stream()))
        .collect(Collectors.toSet());
  }

  private static Set<String> accessors(String type) {
    return Arrays.stream(Objects.requireNonNull(VALUES.get(type), type).getMethods())
        .filter(method -> method.getParameterCount() == 0)
        .map(Method::getName)
        .collect(Collectors.toSet());
  }

  private static TypeDefinitionRegistry contract() throws IOException {
    String file = "/org/exemplar/apischema/organizations.graphqls";
    try (InputStream stream = ContractTest.class.getResourceAsStream(file)) {
      return new SchemaParser().parse(Objects.requireNonNull(stream, file));
    }
  }
}
