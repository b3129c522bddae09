package org.exemplar.web.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.files.FileTransfer;
import org.exemplar.files.FileTransfer.Incomplete;
import org.exemplar.files.FileTransfer.Link;
import org.exemplar.files.FileTransfer.Ready;
import org.exemplar.files.FileTransfer.Refused;
import org.exemplar.files.FileTransfer.Standing;
import org.exemplar.files.FileTransfer.Whole;
import org.exemplar.files.StoredFile;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code /files/uploads/…}: takes the bytes of an upload by {@code PUT} and says by {@code HEAD}
 * how many have arrived; {@code /files/…}: hands a file out. The link alone says who may.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern(FilesServlet.PATTERN)
public final class FilesServlet extends Endpoint {
  static final String PATTERN = FileTransfer.FILES + "*";
  private static final String OFFSET = "Upload-Offset";
  private static final String LENGTH = "Upload-Length";
  private static final int UNPROCESSABLE = 422;
  private static final int INSUFFICIENT_STORAGE = 507;
  private static final long serialVersionUID = 1L;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  transient volatile @Nullable FileTransfer transfer;

  @Activate
  public FilesServlet() {
    super("GET", "HEAD", "PUT");
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Cache-Control", "no-store");
    try {
      FileTransfer present = transfer;
      if (present == null) {
        throw new FaultException(Fault.NOT_READY);
      }
      answer(present, request, response);
    } catch (FaultException e) {
      Faults.write(e.fault(), request, response);
    }
  }

  private static void answer(
      FileTransfer transfer, HttpServletRequest request, HttpServletResponse response)
      throws FaultException, IOException {
    String path = request.getRequestURI();
    boolean upload = path.startsWith(FileTransfer.UPLOADS);
    Link link =
        link(
            path.substring((upload ? FileTransfer.UPLOADS : FileTransfer.FILES).length()), request);
    if (upload && !request.getMethod().equals("GET")) {
      upload(transfer, link, request, response);
    } else if (!upload && !request.getMethod().equals("PUT")) {
      download(transfer, link, request, response);
    } else {
      response.setHeader("Allow", upload ? "HEAD, OPTIONS, PUT" : "GET, HEAD, OPTIONS");
      throw new FaultException(Fault.METHOD_NOT_ALLOWED);
    }
  }

  /** What is in the query alone: a body is never read for parameters. */
  private static Link link(String key, HttpServletRequest request) {
    Map<String, String> said = new LinkedHashMap<>();
    String query = Optional.ofNullable(request.getQueryString()).orElse("");
    for (String parameter : query.split("&")) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        said.putIfAbsent(parameter.substring(0, equals), parameter.substring(equals + 1));
      }
    }
    return new Link(key, said.getOrDefault("expires", ""), said.getOrDefault("signature", ""));
  }

  private static void upload(
      FileTransfer transfer, Link link, HttpServletRequest request, HttpServletResponse response)
      throws FaultException, IOException {
    if (request.getMethod().equals("HEAD")) {
      tell(transfer.standing(link), HttpServletResponse.SC_OK, response);
      return;
    }
    FileTransfer.Part part = ContentRange.of(request);
    Standing standing =
        transfer.take(link, part, request.getInputStream(), Correlation.of(request));
    tell(standing, HttpServletResponse.SC_NO_CONTENT, response);
    UnreadBody.settle(request, response);
    if (standing instanceof Whole whole) {
      int status = whole.now() ? HttpServletResponse.SC_CREATED : HttpServletResponse.SC_OK;
      Answers.json(status, told(whole.file()), response);
    }
  }

  /** Where an upload stands, in headers. */
  private static void tell(Standing standing, int status, HttpServletResponse response)
      throws FaultException {
    switch (standing) {
      case Incomplete incomplete -> {
        tell(incomplete, response);
        response.setStatus(status);
      }
      case Whole whole -> tell(new Incomplete(whole.file().size(), whole.file().size()), response);
      case Refused refused -> {
        refused.received().ifPresent(received -> tell(received, response));
        throw refused(refused, response);
      }
    }
  }

  private static void tell(Incomplete incomplete, HttpServletResponse response) {
    response.setHeader(OFFSET, Long.toString(incomplete.received()));
    response.setHeader(LENGTH, Long.toString(incomplete.size()));
  }

  private static FaultException refused(Refused refused, HttpServletResponse response) {
    String code = refused.refusal().code();
    int status = status(code);
    if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      response.setHeader("Retry-After", "30");
    }
    return new FaultException(new Fault(status, code, refused.refusal().message()));
  }

  private static int status(String code) {
    return switch (code) {
      case "LINK_INVALID" -> HttpServletResponse.SC_FORBIDDEN;
      case "LINK_EXPIRED", "UPLOAD_GONE", "FILE_GONE" -> HttpServletResponse.SC_GONE;
      case "OFFSET_MISMATCH", "UPLOAD_BUSY" -> HttpServletResponse.SC_CONFLICT;
      case "FILE_TYPE_MISMATCH", "FILE_TYPE_NOT_ALLOWED" ->
          HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;
      case "SCANNER_UNAVAILABLE" -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
      case "FILE_STORAGE_FULL" -> INSUFFICIENT_STORAGE;
      case "FILE_DIGEST_MISMATCH", "FILE_INFECTED" -> UNPROCESSABLE;
      default -> HttpServletResponse.SC_BAD_REQUEST;
    };
  }

  private static Map<String, ?> told(StoredFile file) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("id", file.id());
    told.put("name", file.name());
    told.put("mediaType", file.mediaType());
    told.put("size", file.size());
    told.put("sha256", file.sha256());
    told.put("state", file.state().name());
    told.put("uploadedAt", file.uploadedAt().toString());
    return told;
  }

  private static void download(
      FileTransfer transfer, Link link, HttpServletRequest request, HttpServletResponse response)
      throws FaultException, IOException {
    switch (transfer.open(link)) {
      case Ready ready -> FileDownload.write(ready, request, response);
      case Refused refused -> throw refused(refused, response);
    }
  }
}
