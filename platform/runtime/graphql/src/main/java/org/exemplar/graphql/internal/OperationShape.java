package org.exemplar.graphql.internal;

import graphql.execution.ExecutionContext;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The size of an operation as it stands, with every fragment taken as often as it is spread.
 * Numbers stop at {@value #ENOUGH}.
 */
record OperationShape(int depth, int aliases, int rootFields, int directives, int duplicates) {
  /** Nobody may have so many of anything. */
  static final int ENOUGH = 1_000_000;

  private static final OperationShape NOTHING = new OperationShape(0, 0, 0, 0, 0);

  static OperationShape of(ExecutionContext context) {
    OperationDefinition operation = context.getOperationDefinition();
    OperationShape shape = new Walk(context.getFragmentsByName()).of(operation.getSelectionSet());
    return shape.and(new OperationShape(0, 0, 0, operation.getDirectives().size(), 0));
  }

  private OperationShape and(OperationShape other) {
    return new OperationShape(
        Math.max(depth, other.depth),
        sum(aliases, other.aliases),
        sum(rootFields, other.rootFields),
        sum(directives, other.directives),
        sum(duplicates, other.duplicates));
  }

  private static int sum(int one, int other) {
    return Math.min(ENOUGH, one + other);
  }

  /** Each fragment is looked at once, so that fragments within fragments cost no more. */
  private static final class Walk {
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, OperationShape> known = new HashMap<>();

    Walk(Map<String, FragmentDefinition> fragments) {
      this.fragments = fragments;
    }

    /** A selection; its own fields are the roots. */
    private OperationShape of(@Nullable SelectionSet selections) {
      OperationShape whole = NOTHING;
      if (selections == null) {
        return whole;
      }
      Set<String> seen = new HashSet<>();
      for (Selection<?> selection : selections.getSelections()) {
        whole = whole.and(of(selection));
        if (!seen.add(name(selection))) {
          whole = whole.and(new OperationShape(0, 0, 0, 0, 1));
        }
      }
      return whole;
    }

    private static String name(Selection<?> selection) {
      return switch (selection) {
        case Field field -> field.getResultKey();
        case FragmentSpread spread -> "..." + spread.getName();
        default -> "..." + System.identityHashCode(selection);
      };
    }

    private OperationShape of(Selection<?> selection) {
      int directives =
          selection instanceof DirectivesContainer<?> with ? with.getDirectives().size() : 0;
      OperationShape own = new OperationShape(0, 0, 0, directives, 0);
      return switch (selection) {
        case Field field -> own.and(field(field));
        case InlineFragment fragment -> own.and(of(fragment.getSelectionSet()));
        case FragmentSpread spread -> own.and(spread(spread.getName()));
        default -> throw new IllegalStateException("no selection: " + selection);
      };
    }

    private OperationShape field(Field field) {
      OperationShape below = of(field.getSelectionSet());
      return new OperationShape(
          below.depth + 1,
          sum(below.aliases, field.getAlias() == null ? 0 : 1),
          1,
          below.directives,
          below.duplicates);
    }

    private OperationShape spread(String name) {
      OperationShape shape = known.get(name);
      FragmentDefinition fragment = fragments.get(name);
      if (shape == null && fragment != null) {
        shape =
            of(fragment.getSelectionSet())
                .and(new OperationShape(0, 0, 0, fragment.getDirectives().size(), 0));
        known.put(name, shape);
      }
      return shape == null ? NOTHING : shape;
    }
  }
}
