package org.exemplar.distribution.hostile;

import java.util.HashMap;
import java.util.Map;
import org.exemplar.distribution.hostile.HostilePlugin.Mode;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.SchemaContribution;

/** The fields of a plugin that does harm. */
public final class HostileSchema implements SchemaContribution {
  private static final String FIELDS =
      """
      extend type HostileQuery {
        "At once 立即."
        now: String! @public
        "When somebody wants it 按需."
        later("Says so." really: Boolean!): String @public
      }
      """;

  private static final String THING =
      """
      extend type HostileQuery {
        "A thing 物."
        thing("Says so." really: Boolean!): HostileThing @public
      }
      "A thing 物."
      type HostileThing @public {
        "Its name 名称."
        name: String
      }
      """;

  private final Mode mode;

  HostileSchema(Mode mode) {
    this.mode = mode;
  }

  /** What it adds to the schema, or tries to. */
  public static String sdl(Mode mode) {
    return switch (mode) {
      case BROKEN_SDL -> FIELDS + "type HostileThing @public { a: Nowhere }";
      case FOREIGN_TYPE -> FIELDS + "type RuralVillageProfile @public { a: Int }";
      case FOREIGN_FIELD -> FIELDS + "extend type RuralVillageProfile { a: Int @public }";
      case HANGS_IN_ACCESSORS -> FIELDS + THING;
      default -> FIELDS;
    };
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    Map<String, Fetcher> all = new HashMap<>();
    all.put("HostileQuery.now", new Field(mode));
    all.put("HostileQuery.later", new Field(mode));
    if (mode == Mode.HANGS_IN_ACCESSORS) {
      all.put("HostileQuery.thing", field -> new HostilePlugin.Thing());
    }
    if (mode == Mode.FOREIGN_FETCHER) {
      all.put("Query.sectors", new Field(mode));
    }
    return all;
  }

  /** One field. */
  private record Field(Mode mode) implements Fetcher {
    @Override
    public Object fetch(FieldContext field) {
      return HostilePlugin.answer(mode, field);
    }
  }
}
