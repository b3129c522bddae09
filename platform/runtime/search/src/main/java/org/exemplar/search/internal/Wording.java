package org.exemplar.search.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.exemplar.search.SearchTerm;
import org.exemplar.search.SearchTerm.Kind;

/**
 * What somebody typed, understood: words, {@code "phrases"}, {@code -without}, {@code field:value}.
 * What is none of these is words.
 *
 * @param words what is looked for as words
 * @param phrases what must stand there as it was typed
 * @param required what must hold beside the words
 * @param excluded what must not hold
 * @param terms how each piece was understood, in order
 */
record Wording(
    String words,
    List<String> phrases,
    List<Query> required,
    List<Query> excluded,
    List<SearchTerm> terms) {

  /** Understands a text with the fields that are searched. */
  static Wording of(String typed, List<Definition> definitions, Analyzers analyzers) {
    Reader reader = new Reader(new FieldNames(definitions), new Terms(definitions, analyzers));
    Pieces.of(typed).forEach(reader::read);
    return reader.understood();
  }

  /** Whether it has something that hits can be ranked by. */
  boolean ranks() {
    return !words.isEmpty() || !phrases.isEmpty();
  }

  private static final class Reader {
    private final FieldNames names;
    private final Terms meanings;
    private final List<String> words = new ArrayList<>();
    private final List<String> phrases = new ArrayList<>();
    private final List<Query> required = new ArrayList<>();
    private final List<Query> excluded = new ArrayList<>();
    private final List<SearchTerm> terms = new ArrayList<>();

    Reader(FieldNames names, Terms meanings) {
      this.names = names;
      this.meanings = meanings;
    }

    void read(Pieces.Piece piece) {
      Optional<FieldNames.Named> named =
          piece.colon().flatMap(at -> names.field(piece.text(), at, piece.quoted()));
      boolean done =
          named.isPresent()
              ? named.filter(field -> condition(piece, field)).isPresent()
              : (piece.quoted() || piece.without()) && phrase(piece);
      if (!done) {
        words.add(piece.typed());
        terms.add(new SearchTerm(Kind.WORDS, piece.typed(), Optional.empty()));
      }
    }

    private boolean condition(Pieces.Piece piece, FieldNames.Named named) {
      Optional<Query> query = meanings.condition(named.fields(), named.value());
      query.ifPresent((piece.without() ? excluded : required)::add);
      if (query.isPresent()) {
        Kind kind = piece.without() ? Kind.WITHOUT_CONDITION : Kind.CONDITION;
        terms.add(new SearchTerm(kind, named.value(), Optional.of(named.fields().getFirst())));
        if (!piece.without() && meanings.isText(named.fields())) {
          phrases.add(named.value());
        }
      }
      return query.isPresent();
    }

    private boolean phrase(Pieces.Piece piece) {
      Optional<Query> query = meanings.phrase(piece.text());
      if (query.isEmpty()) {
        return false;
      }
      (piece.without() ? excluded : required).add(query.get());
      if (!piece.without()) {
        phrases.add(piece.text());
      }
      Kind kind = piece.without() ? Kind.WITHOUT : Kind.PHRASE;
      terms.add(new SearchTerm(kind, piece.text(), Optional.empty()));
      return true;
    }

    Wording understood() {
      return new Wording(
          String.join(" ", words),
          List.copyOf(phrases),
          List.copyOf(required),
          List.copyOf(excluded),
          merged());
    }

    /** Words that stand beside each other are one piece. */
    private List<SearchTerm> merged() {
      List<SearchTerm> merged = new ArrayList<>();
      for (SearchTerm term : terms) {
        boolean joins =
            term.kind() == Kind.WORDS && !merged.isEmpty() && merged.getLast().kind() == Kind.WORDS;
        if (joins) {
          SearchTerm last = merged.removeLast();
          merged.add(new SearchTerm(Kind.WORDS, last.text() + " " + term.text(), Optional.empty()));
        } else {
          merged.add(term);
        }
      }
      return List.copyOf(merged);
    }
  }
}
