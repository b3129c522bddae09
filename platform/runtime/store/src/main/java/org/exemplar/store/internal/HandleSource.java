package org.exemplar.store.internal;

import java.sql.Connection;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;

/** Opens handles over connections that stay with whoever lent them. */
final class HandleSource {
  private static final ScopedValue<Connection> LENT = ScopedValue.newInstance();

  private final Jdbi jdbi = Jdbi.create(new Lent()).installPlugin(new SharedTypes());

  HandleSource() {
    // the lender ends the transaction
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
  }

  /** Closing the handle closes its statements, not the connection. */
  Handle over(Connection connection) {
    return ScopedValue.where(LENT, connection).call(jdbi::open);
  }

  private static final class Lent implements ConnectionFactory {
    @Override
    public Connection openConnection() {
      return LENT.get();
    }

    @Override
    public void closeConnection(Connection connection) {
      // goes back to its lender
    }
  }
}
