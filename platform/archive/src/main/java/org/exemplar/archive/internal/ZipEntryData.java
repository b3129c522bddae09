package org.exemplar.archive.internal;

/**
 * An entry and where its data stands in the file.
 *
 * @param item what the file says about it
 * @param offset where its header begins
 * @param dataOffset where its data begins
 */
record ZipEntryData(ZipItem item, int offset, int dataOffset) {
  String name() {
    return item.name();
  }

  int end() {
    return dataOffset + (int) item.packed();
  }
}
