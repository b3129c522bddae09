package org.exemplar.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RoleCatalogueTest {
  private static final Path PAGE = Path.of("../../../distribution/docs/access.md");

  private final RoleCatalogue roles = RoleCatalogue.present();

  @Test
  void every_role_gives_permissions_that_there_are_and_has_both_names() {
    assertThat(roles.roles().values())
        .allSatisfy(
            role -> {
              assertThat(roles.permissions().keySet()).containsAll(role.permissions());
              assertThat(role.name().zh()).isNotBlank();
              assertThat(role.name().en()).isNotBlank();
            });
  }

  @Test
  void there_is_a_role_for_everybody_whom_the_documents_name() {
    assertThat(roles.roles().keySet())
        .contains(
            "platform-administrator",
            "campaign-office",
            "leading-group-member",
            "lead-department",
            "sector-authority",
            "superior-organization",
            "first-responsible-person",
            "designated-deputy",
            "liaison",
            "inspector",
            "assessor",
            "selection-authority",
            "organization-clerk",
            "member",
            "masses",
            "plugin-installer",
            "integrator",
            "library-staff");
  }

  @Test
  void only_what_guides_do_is_given_on_the_line_of_sectors() {
    roles
        .roles()
        .keySet()
        .forEach(
            role ->
                roles
                    .permissions()
                    .values()
                    .forEach(
                        permission ->
                            assertThat(
                                    roles.gives(role, permission.code(), true)
                                        && !permission.kind().isOfGuides())
                                .as(role + " " + permission.code())
                                .isFalse()));
  }

  /** {@code -Dexemplar.reference=write} writes the table anew. */
  @Test
  void the_table_in_the_documentation_is_what_the_roles_say() throws IOException {
    String page = Files.readString(PAGE);
    String begin = "<!-- roles -->\n";
    String end = "<!-- end -->\n";
    String head = page.substring(0, page.indexOf(begin) + begin.length());
    String tail = page.substring(page.indexOf(end));
    if ("write".equals(System.getProperty("exemplar.reference"))) {
      Files.writeString(PAGE, head + table() + tail);
    }
    assertThat(PAGE)
        .as("run this test with -Dexemplar.reference=write and commit the page")
        .hasContent(head + table() + tail);
  }

  private String table() {
    StringBuilder text = new StringBuilder("| permission | kind | | roles |\n|---|---|---|---|\n");
    for (Permission permission : roles.permissions().values()) {
      String holders =
          roles.roles().values().stream()
              .filter(role -> role.permissions().contains(permission.code()))
              .map(role -> role.name().zh() + " `" + role.code() + "`")
              .collect(Collectors.joining(", "));
      text.append(
          "| `%s` | %s | %s %s | %s |\n"
              .formatted(
                  permission.code(),
                  permission.kind(),
                  permission.name().zh(),
                  permission.name().en(),
                  holders));
    }
    return text.toString();
  }
}
