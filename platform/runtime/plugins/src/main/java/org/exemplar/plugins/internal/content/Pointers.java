package org.exemplar.plugins.internal.content;

/** JSON pointers (RFC 6901). */
final class Pointers {
  private Pointers() {}

  static String child(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  static String child(String pointer, int index) {
    return pointer + "/" + index;
  }

  /** The last step, as it is written in the file. */
  static String last(String pointer) {
    String step = pointer.substring(pointer.lastIndexOf('/') + 1);
    return step.replace("~1", "/").replace("~0", "~");
  }
}
