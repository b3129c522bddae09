package org.exemplar.distribution.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A guide that can be followed word by word. Each fenced block of it is one of four things:
 *
 * <ul>
 *   <li>{@code sh}: commands for a terminal, which must all succeed; {@code sh fails}: one command
 *       that must end with 1;
 *   <li>{@code sh server}: a command for a terminal of its own, where it goes on;
 *   <li>{@code text} after commands: what they print;
 *   <li>any other, after a paragraph that ends with the name of a file and a colon: that file.
 * </ul>
 */
public final class Guide {
  private static final String FENCE = "```";
  private static final Pattern FILE = Pattern.compile("`([^`]+)`:$");

  private final List<Step> steps = new ArrayList<>();

  private Guide() {}

  /** Something that the reader does. */
  public sealed interface Step {
    /** Where it begins in the guide, from 1. */
    int line();
  }

  /** Writes a file. */
  public record Write(int line, String file, String text) implements Step {}

  /**
   * Types commands.
   *
   * @param fails whether it ends with 1
   * @param output what is printed, where the guide shows it
   */
  public record Type(int line, String commands, boolean fails, Optional<String> output)
      implements Step {}

  /** Starts a server. */
  public record Serve(int line, String command) implements Step {}

  /**
   * Reads a guide.
   *
   * @throws IllegalArgumentException where it has a block that nobody could follow
   */
  public static List<Step> read(Path file) throws IOException {
    Guide guide = new Guide();
    List<String> lines = Files.readAllLines(file);
    String before = "";
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at);
      if (line.startsWith(FENCE)) {
        int end = end(lines, at);
        String text = String.join("\n", lines.subList(at + 1, end)) + "\n";
        guide.add(at + 1, line.substring(FENCE.length()).strip(), before, text);
        at = end;
        before = "";
      } else if (!line.isBlank()) {
        before = line;
      }
    }
    return List.copyOf(guide.steps);
  }

  private static int end(List<String> lines, int begin) {
    for (int at = begin + 1; at < lines.size(); at++) {
      if (lines.get(at).equals(FENCE)) {
        return at;
      }
    }
    throw new IllegalArgumentException("line " + (begin + 1) + ": the block does not end");
  }

  private void add(int line, String kind, String before, String text) {
    Matcher file = FILE.matcher(before);
    if (kind.equals("sh") || kind.equals("sh fails")) {
      steps.add(new Type(line, text, kind.endsWith("fails"), Optional.empty()));
    } else if (kind.equals("sh server")) {
      steps.add(new Serve(line, text.strip()));
    } else if (file.find()) {
      steps.add(new Write(line, file.group(1), text));
    } else if (kind.equals("text")
        && before.isEmpty()
        && !steps.isEmpty()
        && steps.getLast() instanceof Type typed
        && typed.output().isEmpty()) {
      steps.set(
          steps.size() - 1,
          new Type(typed.line(), typed.commands(), typed.fails(), Optional.of(text)));
    } else {
      throw new IllegalArgumentException(
          "line " + line + ": neither commands, nor what they print, nor a file with a name");
    }
  }
}
