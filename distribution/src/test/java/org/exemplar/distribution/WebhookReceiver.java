package org.exemplar.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A system that gets messages of webhooks and verifies them as their specification says. */
final class WebhookReceiver implements AutoCloseable {
  private static final String HMAC = "HmacSHA256";

  private final HttpServer server;
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private volatile int status = 204;
  private volatile String secret = "";

  /**
   * A message that came.
   *
   * @param genuine whether its signature is that of the secret
   */
  record Message(String id, boolean genuine, JsonNode body) {
    List<String> organizations() {
      List<String> codes = new ArrayList<>();
      body.at("/data/changes").forEach(change -> codes.add(change.path("organization").asText()));
      return codes;
    }
  }

  private WebhookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.start();
  }

  static WebhookReceiver start() {
    try {
      return new WebhookReceiver();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void receive(HttpExchange exchange) throws IOException {
    int answer = status;
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Headers headers = exchange.getRequestHeaders();
    String id = headers.getFirst("webhook-id");
    String signed = id + "." + headers.getFirst("webhook-timestamp") + "." + body;
    boolean genuine = headers.getFirst("webhook-signature").equals("v1," + hmac(signed));
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
    messages.add(new Message(id, genuine, Platform.JSON.readTree(body)));
  }

  private String hmac(String signed) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, HMAC));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  void trust(String with) {
    secret = with;
  }

  /** Answers with that status from now on. */
  void answer(int with) {
    status = with;
  }

  /** Forgets what has come. */
  void forget() {
    messages.clear();
  }

  /** The next message; waits for it. */
  Message next() throws InterruptedException {
    return messages.take();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
