package org.exemplar.organizations.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells by strict decoding in which of two encodings a text is, UTF-8 or GB18030. */
final class FileText {
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

  private FileText() {}

  /** The encoding, empty when it is neither; reads the bytes once or twice. */
  static Optional<Charset> charset(Supplier<InputStream> bytes) {
    return CHARSETS.stream().filter(charset -> decodes(bytes.get(), charset)).findFirst();
  }

  /** The text; what is not in the encoding is an exception. */
  static Reader reader(InputStream bytes, Charset charset) {
    return new BufferedReader(
        new InputStreamReader(
            bytes,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  private static boolean decodes(InputStream bytes, Charset charset) {
    try (Reader reader = reader(bytes, charset)) {
      reader.transferTo(Writer.nullWriter());
      return true;
    } catch (CharacterCodingException another) {
      return false;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
