package org.exemplar.store.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.exemplar.store.Migrations;
import org.exemplar.store.Sha256;
import org.exemplar.store.StoreException;

/** A script's name, and the SHA-256 of its text with line ends as on Unix. */
record Fingerprint(String name, String sha256) {
  private static final Pattern OWNER = Pattern.compile("[a-z][a-z0-9_]{0,40}");
  private static final Pattern NAME = Pattern.compile("V[0-9]+(_[0-9]+)*__[A-Za-z0-9_]+\\.sql");

  static List<Fingerprint> of(List<Migrations.Script> scripts) {
    return scripts.stream().map(Fingerprint::of).toList();
  }

  /** Flyway would overlook a script with another name, and a table can't have any name. */
  static void requireValid(Migrations migrations) {
    if (!OWNER.matcher(migrations.owner()).matches()) {
      throw new StoreException(
          "MIGRATION_FAILED", "no owner of tables: " + migrations.owner() + "; give " + OWNER);
    }
    for (Migrations.Script script : migrations.scripts()) {
      if (!NAME.matcher(script.name()).matches()) {
        throw new StoreException(
            "MIGRATION_FAILED", "no name of a script: " + script.name() + "; give " + NAME);
      }
    }
  }

  private static Fingerprint of(Migrations.Script script) {
    byte[] text = script.sql().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
    return new Fingerprint(script.name(), Sha256.hex(text));
  }
}
