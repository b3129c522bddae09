package org.exemplar.files.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.tika.detect.CompositeDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.detect.microsoft.POIFSContainerDetector;
import org.apache.tika.detect.microsoft.ooxml.OPCPackageDetector;
import org.apache.tika.detect.zip.DefaultZipContainerDetector;
import org.apache.tika.detect.zip.JarDetector;
import org.apache.tika.detect.zip.OpenDocumentDetector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/**
 * Tells what a content is by the content itself; what it is called and what it is said to be count
 * for nothing, but between kinds of plain text, which look alike.
 */
final class Sniffer {
  private final MediaTypeRegistry types;
  private final Detector detector;

  Sniffer() {
    MimeTypes magic = MimeTypes.getDefaultMimeTypes(MimeTypes.class.getClassLoader());
    types = magic.getMediaTypeRegistry();
    detector =
        new CompositeDetector(
            types,
            List.of(
                magic,
                new POIFSContainerDetector(),
                new DefaultZipContainerDetector(
                    List.of(
                        new OPCPackageDetector(), new OpenDocumentDetector(), new JarDetector()))));
  }

  /** The usual name of a media type that has several. */
  String canonical(String mediaType) {
    MediaType parsed = MediaType.parse(mediaType);
    return parsed == null ? mediaType : types.normalize(parsed.getBaseType()).toString();
  }

  /**
   * What a content is.
   *
   * @throws IOException when it cannot be read
   */
  String sniff(Path content) throws IOException {
    Metadata nothingSaid = new Metadata();
    try (TikaInputStream in = TikaInputStream.get(content, new Metadata())) {
      MediaType found = detector.detect(in, nothingSaid).getBaseType();
      return found.equals(MediaType.OCTET_STREAM) && PlainText.is(content)
          ? MediaType.TEXT_PLAIN.toString()
          : types.normalize(found).toString();
    }
  }

  /**
   * What the file is to be called: what was found, or what was declared where that says more of a
   * plain text than anybody can see; empty where they contradict each other.
   */
  Optional<String> agreed(String declared, String found) {
    MediaType said = types.normalize(MediaType.parse(declared));
    MediaType seen = MediaType.parse(found);
    if (said.equals(seen) || types.isSpecializationOf(seen, said)) {
      return Optional.of(found);
    }
    return seen.equals(MediaType.TEXT_PLAIN) && types.isSpecializationOf(said, seen)
        ? Optional.of(said.toString())
        : Optional.empty();
  }
}
