package org.exemplar.files.internal;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is configured of files.
 *
 * @param folder where contents lie
 * @param maximumSize bytes that one file may have
 * @param quota bytes that all files of an account may have together, those that are on their way
 *     too
 * @param maximumUploads how many files of an account may be on their way
 * @param mediaTypes what may be brought
 * @param clamd where a virus scanner listens
 */
record FilesSettings(
    Path folder,
    long maximumSize,
    long quota,
    int maximumUploads,
    Set<String> mediaTypes,
    Optional<InetSocketAddress> clamd) {
  /** How all properties of this begin. */
  static final String PREFIX = "exemplar.files.";

  static final long MEBIBYTE = 1024L * 1024;

  /** Sizes are numbers of GraphQL, which end there. */
  private static final long LARGEST_MEBIBYTES = 2047;

  private static final long MOST_MEBIBYTES = 1L << 40;
  private static final int MOST_UPLOADS = 10_000;
  private static final int LAST_PORT = 65_535;
  private static final Pattern ADDRESS =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\s]+):(\\d{1,5})");

  private static final List<String> USUAL =
      List.of(
          "application/pdf",
          "application/msword",
          "application/vnd.ms-excel",
          "application/vnd.ms-powerpoint",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "application/vnd.openxmlformats-officedocument.presentationml.presentation",
          "application/vnd.oasis.opendocument.text",
          "application/vnd.oasis.opendocument.spreadsheet",
          "application/vnd.oasis.opendocument.presentation",
          "image/png",
          "image/jpeg",
          "image/gif",
          "image/webp",
          "image/tiff",
          "image/bmp",
          "text/plain",
          "text/csv",
          "application/json",
          "text/x-yaml",
          "application/zip",
          "application/java-archive");

  /** A property that is not as it must be. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    private Wrong(String property, String message) {
      super(PREFIX + property + ": " + message);
    }
  }

  /**
   * Reads what is configured.
   *
   * @param property the value of a framework property
   * @throws Wrong when something is not as it must be, with the property and what would be right
   */
  static FilesSettings read(Path data, Function<String, Optional<String>> property) throws Wrong {
    Function<String, Optional<String>> said =
        name -> property.apply(PREFIX + name).map(String::strip).filter(text -> !text.isEmpty());
    return new FilesSettings(
        said.apply("folder").map(Path::of).orElse(data.resolve("files")),
        number("max-mebibytes", said, 100, LARGEST_MEBIBYTES) * MEBIBYTE,
        number("quota-mebibytes", said, 5120, MOST_MEBIBYTES) * MEBIBYTE,
        (int) number("max-uploads", said, 20, MOST_UPLOADS),
        mediaTypes(said.apply("media-types")),
        clamd(said.apply("clamd")));
  }

  /** What holds where nothing is configured. */
  static FilesSettings usual(Path data) {
    try {
      return read(data, any -> Optional.empty());
    } catch (Wrong impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static long number(
      String name, Function<String, Optional<String>> said, long usual, long largest) throws Wrong {
    String text = said.apply(name).orElse(Long.toString(usual));
    if (text.matches("[1-9]\\d{0,12}") && Long.parseLong(text) <= largest) {
      return Long.parseLong(text);
    }
    throw new Wrong(name, "a number of 1 to " + largest + ", not " + text);
  }

  private static Set<String> mediaTypes(Optional<String> said) throws Wrong {
    List<String> types = said.map(text -> Arrays.asList(text.split("[,\\s]+"))).orElse(USUAL);
    for (String type : types) {
      if (!MediaTypeName.isFit(type)) {
        throw new Wrong("media-types", "names such as application/pdf, not " + type);
      }
    }
    return new LinkedHashSet<>(types);
  }

  private static Optional<InetSocketAddress> clamd(Optional<String> said) throws Wrong {
    if (said.isEmpty()) {
      return Optional.empty();
    }
    Matcher address = ADDRESS.matcher(said.get());
    if (address.matches()) {
      int port = Integer.parseInt(address.group(2));
      if (port > 0 && port <= LAST_PORT) {
        return Optional.of(InetSocketAddress.createUnresolved(address.group(1), port));
      }
    }
    throw new Wrong("clamd", "host and port, such as 127.0.0.1:3310, not " + said.get());
  }
}
