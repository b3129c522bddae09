package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.exemplar.files.FileTransfer.Ready;
import org.exemplar.files.StoredFile;
import org.exemplar.spi.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Sends a file to be kept, never to be shown: what somebody brought must not run as a page of this
 * server.
 */
final class FileDownload {
  private static final int BUFFER = 1 << 16;
  private static final String PLAIN_NAME_LETTERS = "[^A-Za-z0-9._ -]";
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final Fault RANGE =
      new Fault(
          HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE,
          "RANGE_NOT_SATISFIABLE",
          new LocalizedText("所要的部分超出文件末尾", "The range lies behind the end of the file"));
  private static final Fault GONE =
      new Fault(
          HttpServletResponse.SC_GONE,
          "FILE_GONE",
          new LocalizedText("文件已被删除", "the file is gone"));

  private FileDownload() {}

  static void write(Ready ready, HttpServletRequest request, HttpServletResponse response)
      throws FaultException, IOException {
    StoredFile file = ready.file();
    try (FileChannel content = FileChannel.open(ready.content())) {
      headers(file, response);
      if (EntityTag.matches(file.sha256(), request, response)) {
        response.setHeader("Cache-Control", "private, no-cache");
        return;
      }
      response.setHeader("Cache-Control", "private, no-cache");
      send(file, range(file, request, response), content, request, response);
    } catch (NoSuchFileException gone) {
      throw new FaultException(GONE);
    }
  }

  private static void headers(StoredFile file, HttpServletResponse response) {
    response.setHeader("Content-Disposition", disposition(file.name()));
    response.setHeader(SafeHeaders.CONTENT_POLICY, "sandbox; default-src 'none'");
    response.setHeader("Accept-Ranges", "bytes");
    response.setDateHeader("Last-Modified", file.uploadedAt().toEpochMilli());
    // said, so that the server compresses no part of it: ranges count the bytes of the file
    response.setHeader("Content-Encoding", "identity");
  }

  /** RFC 6266 with the name in RFC 8187, and in letters that everybody understands. */
  static String disposition(String name) {
    String plain = name.replaceAll(PLAIN_NAME_LETTERS, "_");
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded(name);
  }

  private static String encoded(String name) {
    StringBuilder text = new StringBuilder();
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      if (each > 0 && UNRESERVED.indexOf(each) >= 0) {
        text.append((char) each);
      } else {
        text.append("%%%02X".formatted(each & 0xFF));
      }
    }
    return text.toString();
  }

  private static Optional<ByteRange> range(
      StoredFile file, HttpServletRequest request, HttpServletResponse response)
      throws FaultException {
    @Nullable String condition = request.getHeader("If-Range");
    if (condition != null && !condition.equals('"' + file.sha256() + '"')) {
      return Optional.empty();
    }
    return switch (ByteRange.of(request.getHeader("Range"), file.size())) {
      case ByteRange.Some some -> some.part();
      case ByteRange.Beyond _ -> {
        response.setHeader("Content-Range", "bytes */" + file.size());
        response.setHeader("Content-Encoding", null);
        response.setHeader("Content-Disposition", null);
        throw new FaultException(RANGE);
      }
    };
  }

  private static void send(
      StoredFile file,
      Optional<ByteRange> range,
      FileChannel content,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    range.ifPresent(
        part -> {
          response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
          response.setHeader("Content-Range", part.header(file.size()));
        });
    ByteRange part = range.orElse(new ByteRange(0, file.size()));
    response.setContentType(file.mediaType());
    response.setContentLengthLong(part.length());
    if (!request.getMethod().equals("HEAD")) {
      copy(content, part, response.getOutputStream());
    }
  }

  private static void copy(FileChannel content, ByteRange part, OutputStream out)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long left = part.length();
    content.position(part.first());
    while (left > 0) {
      buffer.clear().limit((int) Math.min(BUFFER, left));
      int read = content.read(buffer);
      if (read < 0) {
        throw new IOException("the content is shorter than its file says");
      }
      out.write(buffer.array(), 0, read);
      left -= read;
    }
  }
}
