package org.exemplar.spi.programme;

import java.util.Optional;
import org.exemplar.spi.ClauseAnchor;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.OrganizationLevel;

/**
 * How many there may be of something.
 *
 * @param code kebab-case, unique in its template
 * @param name of what
 * @param number how many; present where the rule is SET
 * @param level on which level
 * @param rule how the number comes about
 * @param clause where the document says it
 */
public record Quota(
    String code,
    LocalizedText name,
    Optional<Integer> number,
    Optional<OrganizationLevel> level,
    QuotaRule rule,
    Optional<ClauseAnchor> clause) {
  public Quota {
    Check.code(code);
    Check.positive(number, "number");
    Check.require((rule == QuotaRule.SET) == number.isPresent(), code + ": SET needs a number");
  }
}
