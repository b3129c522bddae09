package org.exemplar.plugins.internal.content;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.schema.SdlFile;

/** SDL of a plugin: what stands below {@code exemplar/schema/}. What it says is read elsewhere. */
final class SchemaFiles {
  private static final String FOLDER = ContentFiles.FOLDER + "/schema/";
  private static final String ENDING = ".graphqls";

  private static final Pattern MEANT =
      Pattern.compile(".*\\.(?:graphqls?|gql|sdl)(?:\\.txt)?", Pattern.CASE_INSENSITIVE);

  private SchemaFiles() {}

  /** All of them by name; those that cannot be read are among the findings. */
  static List<SdlFile> read(ContentFiles files, Findings findings) throws IOException {
    List<SdlFile> sdl = new ArrayList<>();
    for (String name : files.names().stream().sorted().toList()) {
      if (name.startsWith(FOLDER) && name.endsWith(ENDING)) {
        new FileText(name, findings::add)
            .of(files.read(name))
            .ifPresent(text -> sdl.add(new SdlFile(name, text)));
      } else if (MEANT.matcher(name).matches()) {
        findings.add(
            new Problem(
                Codes.INVALID,
                FileWording.misplacedSchema(FOLDER + "*" + ENDING),
                Optional.of(name),
                1,
                ""));
      }
    }
    return sdl;
  }
}
