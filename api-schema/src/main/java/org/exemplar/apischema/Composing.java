package org.exemplar.apischema;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the files of the contract together to one: what extends a type goes into it. It relies on
 * how those files are laid out: a definition begins and ends at the margin.
 */
final class Composing {
  private static final Pattern EXTENSION =
      Pattern.compile(
          "^extend type (\\w+) \\{\\n(.*?)^\\}\\n+", Pattern.MULTILINE | Pattern.DOTALL);

  private Composing() {}

  /**
   * Writes the contract to a file; the build does.
   *
   * @param arguments the file
   */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), ApiSchema.composed(), StandardCharsets.UTF_8);
  }

  static String compose(Collection<String> files) {
    Map<String, StringBuilder> added = new LinkedHashMap<>();
    StringBuilder whole = new StringBuilder();
    for (String file : files) {
      Matcher extension = EXTENSION.matcher(file);
      extension
          .results()
          .forEach(
              each ->
                  added
                      .computeIfAbsent(each.group(1), type -> new StringBuilder())
                      .append('\n')
                      .append(each.group(2)));
      whole.append(extension.reset().replaceAll("").strip()).append("\n\n");
    }
    String text = whole.toString().strip() + "\n";
    for (Map.Entry<String, StringBuilder> each : added.entrySet()) {
      text = into(text, each.getKey(), each.getValue().toString());
    }
    return text;
  }

  private static String into(String text, String type, String fields) {
    Pattern definition =
        Pattern.compile(
            "^type " + type + "\\b([^\\n{]*?)(?: \\{\\n(.*?)^\\})?$",
            Pattern.MULTILINE | Pattern.DOTALL);
    Matcher found = definition.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("no file defines " + type);
    }
    MatchResult at = found.toMatchResult();
    String own = at.group(2) == null ? fields.substring(1) : at.group(2) + fields;
    String header = "type " + type + at.group(1) + " {\n";
    return text.substring(0, at.start()) + header + own + "}" + text.substring(at.end());
  }
}
