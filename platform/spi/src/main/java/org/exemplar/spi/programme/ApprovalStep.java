package org.exemplar.spi.programme;

import java.util.List;
import org.exemplar.spi.LocalizedText;

/**
 * A step of an approval chain.
 *
 * @param code kebab-case, unique in its chain
 * @param name its name
 * @param act what is done
 * @param bodies who does it, in the document's words
 * @param joint whether all of them must agree
 */
public record ApprovalStep(
    String code, LocalizedText name, ApprovalAct act, List<LocalizedText> bodies, boolean joint) {
  public ApprovalStep {
    Check.code(code);
    bodies = List.copyOf(bodies);
    Check.require(!joint || bodies.size() > 1, code + ": one body alone decides alone");
  }
}
