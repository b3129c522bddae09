package org.exemplar.store;

import java.util.List;

/**
 * Migrations of the tables of one owner.
 *
 * @param owner lower-case word ({@code [a-z][a-z0-9_]*}) that names the owner's history, such as
 *     {@code organizations}
 * @param scripts in order; a script that has run must never change
 */
public record Migrations(String owner, List<Script> scripts) {
  public Migrations {
    scripts = List.copyOf(scripts);
  }

  /**
   * One script.
   *
   * @param name Flyway's form, such as {@code V1__organizations.sql}
   * @param sql statements that SQLite and PostgreSQL both understand; no deferred constraints,
   *     which would fail a commit that others share
   */
  public record Script(String name, String sql) {}

  /**
   * Reads scripts that stand beside a class.
   *
   * @throws StoreException {@code MIGRATION_FAILED} when one is missing
   */
  public static Migrations beside(Class<?> anchor, String owner, String... names) {
    return new Migrations(
        owner,
        java.util.Arrays.stream(names)
            .map(name -> new Script(name, Resources.text(anchor, name)))
            .toList());
  }
}
