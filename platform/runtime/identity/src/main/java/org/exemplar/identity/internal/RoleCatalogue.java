package org.exemplar.identity.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All permissions and roles, in the order of the file that they are written in. */
record RoleCatalogue(Map<String, Permission> permissions, Map<String, Role> roles) {
  private record Content(List<Permission> permissions, List<Role> roles) {}

  /** Reads the file when it is first asked for, and once. */
  private static final class Present {
    private static final RoleCatalogue CATALOGUE = load();
  }

  static RoleCatalogue present() {
    return Present.CATALOGUE;
  }

  private static RoleCatalogue load() {
    try (InputStream file = RoleCatalogue.class.getResourceAsStream("roles.yaml")) {
      Content content =
          new ObjectMapper(new YAMLFactory())
              .readValue(Objects.requireNonNull(file), Content.class);
      Map<String, Permission> permissions = new LinkedHashMap<>();
      content.permissions().forEach(one -> permissions.put(one.code(), one));
      Map<String, Role> roles = new LinkedHashMap<>();
      content.roles().forEach(one -> roles.put(one.code(), one));
      return new RoleCatalogue(permissions, roles);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  Optional<Role> role(String code) {
    return Optional.ofNullable(roles.get(code));
  }

  /** Whether a role gives a permission on a line. */
  boolean gives(String role, String permission, boolean sectorLine) {
    Permission known = permissions.get(permission);
    return known != null
        && (!sectorLine || known.kind().isOfGuides())
        && role(role).map(Role::permissions).orElse(List.of()).contains(permission);
  }
}
