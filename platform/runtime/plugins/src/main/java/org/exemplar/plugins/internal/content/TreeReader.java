package org.exemplar.plugins.internal.content;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.MarkedYAMLException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;

/** Parses one YAML or JSON file and remembers on which line everything stands. */
final class TreeReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS).build();

  /** What the parser for JSON says about its own settings. */
  private static final Pattern ASIDES =
      Pattern.compile(" ?\\((?:for|not recognized|start marker).*$");

  private static final int DEEPEST = 30;

  /** Nested so deeply that it cannot be meant. */
  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String pointer;
    private final int line;

    TooDeep(String pointer, int line) {
      this.pointer = pointer;
      this.line = line;
    }
  }

  private final String file;
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private TreeReader(String file) {
    this.file = file;
  }

  /** Parses the file; what is wrong with it is in the answer. */
  static Tree read(String file, byte[] bytes) {
    TreeReader reader = new TreeReader(file);
    return new Tree(reader.root(bytes), reader.lines, reader.problems);
  }

  private JsonNode root(byte[] bytes) {
    Optional<String> text = new FileText(file, problems::add).of(bytes);
    if (text.isEmpty()) {
      return MissingNode.getInstance();
    }
    try (JsonParser parser = parser(text.get())) {
      if (parser.nextToken() == null) {
        add(Codes.UNREADABLE, "", 1, FileWording.emptyFile());
        return MissingNode.getInstance();
      }
      JsonNode root = value(parser, "");
      if (parser.nextToken() != null) {
        add(Codes.UNREADABLE, "", line(parser), FileWording.secondDocument());
      }
      return root;
    } catch (JsonProcessingException e) {
      add(Codes.UNREADABLE, "", line(e), FileWording.syntax(file.endsWith(".json"), detail(e)));
    } catch (TooDeep e) {
      add(Codes.UNREADABLE, e.pointer, e.line, FileWording.tooDeep(DEEPEST));
    } catch (IOException e) {
      add(Codes.UNREADABLE, "", 1, FileWording.unreadable(PlainReason.of(e).orElse("")));
    }
    return MissingNode.getInstance();
  }

  private JsonParser parser(String text) throws IOException {
    return file.endsWith(".json")
        ? Json.FACTORY.createParser(text)
        : YAML.createParser(new StringReader(text));
  }

  private JsonNode value(JsonParser parser, String pointer) throws IOException {
    lines.putIfAbsent(pointer, line(parser));
    if (pointer.chars().filter(c -> c == '/').count() > DEEPEST) {
      throw new TooDeep(pointer, line(parser));
    }
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      add(Codes.UNREADABLE, pointer, line(parser), FileWording.alias());
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, pointer);
      case START_ARRAY -> array(parser, pointer);
      default -> Json.scalar(parser);
    };
  }

  private ArrayNode array(JsonParser parser, String pointer) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser, pointer + "/" + array.size()));
    }
    return array;
  }

  private ObjectNode object(JsonParser parser, String pointer) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String place = Pointers.child(pointer, key);
      int line = line(parser);
      if (object.has(key)) {
        int first = lines.getOrDefault(place, 0);
        add(Codes.DUPLICATE, place, line, Wording.duplicateKey(key, first));
      }
      lines.putIfAbsent(place, line);
      parser.nextToken();
      JsonNode value = value(parser, place);
      if (!object.has(key)) {
        object.set(key, value);
      }
    }
    return object;
  }

  private void add(String code, String pointer, int line, LocalizedText message) {
    problems.add(new Problem(code, message, Optional.of(file), line, pointer));
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  private static int line(JsonProcessingException e) {
    if (e instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      // that a key has no colon is only noticed on the next line
      boolean key = e.getOriginalMessage().startsWith("while scanning a simple key");
      return 1 + (key ? marked.getContextMark() : marked.getProblemMark()).getLine();
    }
    return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
  }

  /** The parser's own words, without the excerpts of the file that it mixes in. */
  private static String detail(JsonProcessingException e) {
    String said =
        String.join(
            "; ",
            e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .toList());
    return ASIDES.matcher(said).replaceAll("");
  }
}
