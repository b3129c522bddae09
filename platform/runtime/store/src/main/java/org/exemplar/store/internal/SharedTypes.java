package org.exemplar.store.internal;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jspecify.annotations.Nullable;

/** Java types that the drivers would store each in its own way: as text on every engine. */
final class SharedTypes implements JdbiPlugin {
  @Override
  public void customizeJdbi(Jdbi jdbi) {
    jdbi.registerArgument(new Times());
    jdbi.registerArgument(new Dates());
    jdbi.registerColumnMapper(Instant.class, column(Timestamps::instant));
    jdbi.registerColumnMapper(LocalDate.class, column(LocalDate::parse));
  }

  private static <T> ColumnMapper<@Nullable T> column(Function<String, T> parse) {
    return (row, column, context) -> {
      String text = row.getString(column);
      return text == null ? null : parse.apply(text);
    };
  }

  private static Argument text(String text) {
    return (position, statement, context) -> statement.setString(position, text);
  }

  private static final class Times extends AbstractArgumentFactory<Instant> {
    private Times() {
      super(Types.VARCHAR);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      return text(Timestamps.text(value));
    }
  }

  private static final class Dates extends AbstractArgumentFactory<LocalDate> {
    private Dates() {
      super(Types.VARCHAR);
    }

    @Override
    protected Argument build(LocalDate value, ConfigRegistry config) {
      return text(value.toString());
    }
  }
}
