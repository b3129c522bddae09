package org.exemplar.caselibrary.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.exemplar.caselibrary.CasePromotionForm;
import org.exemplar.caselibrary.CaseStep;
import org.exemplar.caselibrary.CaseStudies;
import org.exemplar.caselibrary.CaseWithdrawal;
import org.exemplar.caselibrary.MoveOutcome;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.Input;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.SchemaContribution;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers the mutations of {@code cases.graphqls} that move a case on. */
@Component
public final class CaseMoveFetchers implements SchemaContribution {
  private final CaseStudies cases;

  @Activate
  public CaseMoveFetchers(@Reference CaseStudies cases) {
    this.cases = cases;
  }

  /** The payload of each of them. */
  public record MovePayload(Optional<CaseView> caseStudy, List<Refusal> errors) {}

  @Override
  public Map<String, Fetcher> fetchers() {
    return Map.of(
        "Mutation.submitCaseStudy", moving(input -> new CaseStep.Submit(comment(input))),
        "Mutation.returnCaseStudy", moving(input -> new CaseStep.Return(comment(input))),
        "Mutation.publishCaseStudy", moving(input -> new CaseStep.Publish(comment(input))),
        "Mutation.promoteCaseStudy",
            moving(
                input ->
                    new CaseStep.Promote(
                        CasePromotionForm.valueOf(input.text("form")), comment(input))),
        "Mutation.withdrawCaseStudy",
            moving(
                input ->
                    new CaseStep.Withdraw(
                        CaseWithdrawal.Reason.valueOf(input.text("withdrawalReason")),
                        input.optional("reasonText", String.class).map(String::strip),
                        comment(input))),
        "Mutation.reinstateCaseStudy", moving(input -> new CaseStep.Reinstate(comment(input))));
  }

  private Fetcher moving(Function<Input, CaseStep> step) {
    return field -> move(field, step);
  }

  private MovePayload move(FieldContext field, Function<Input, CaseStep> step) {
    Input input = Input.of(field, "input");
    OptionalInt expected =
        input
            .optional("expectedVersion", Integer.class)
            .map(OptionalInt::of)
            .orElse(OptionalInt.empty());
    return switch (cases.move(
        key(input.text("caseStudy")), step.apply(input), expected, field.caller())) {
      case MoveOutcome.Moved moved ->
          new MovePayload(Optional.of(CaseView.of(moved.study())), List.of());
      case MoveOutcome.Refused refused -> new MovePayload(Optional.empty(), refused.refusals());
    };
  }

  /** The key behind a global id; what is none is no case's. */
  static String key(String id) {
    return GlobalId.decode(id)
        .filter(global -> global.type().equals(CaseView.TYPE))
        .map(GlobalId::key)
        .orElse("");
  }

  private static Optional<String> comment(Input input) {
    return input.optional("comment", String.class).map(String::strip);
  }
}
