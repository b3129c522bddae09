package org.exemplar.files.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import org.exemplar.files.FileShelf;
import org.exemplar.files.StoredFile;
import org.exemplar.plugins.ArchiveSource;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;

/** Archives of plugins that were uploaded as files. */
record UploadedArchives(FileShelf shelf) implements ArchiveSource {
  /** Name of the type of what refers to them. */
  private static final String CHANGE = "PluginChange";

  @Override
  public Taken take(String file, long most, Caller caller) {
    return switch (shelf.find(file, caller)) {
      case FileShelf.Refused refused -> new Refused(refused.refusal());
      case FileShelf.Found found -> read(found, most);
    };
  }

  private static Taken read(FileShelf.Found found, long most) {
    if (found.file().size() > most) {
      return new Refused(FileRefusals.tooLarge(most));
    }
    try {
      return new Bytes(Files.readAllBytes(found.content()));
    } catch (IOException gone) {
      return new Refused(FileRefusals.fileGone());
    }
  }

  @Override
  public void keep(String file, String change, Instant until) {
    if (shelf.find(file, Caller.trusted(Origin.OWNER)) instanceof FileShelf.Found found) {
      StoredFile kept = found.file();
      shelf.refer(kept, new FileShelf.Reference(CHANGE, change, Optional.of(until)));
    }
  }
}
