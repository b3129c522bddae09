package org.exemplar.plugins.internal.content;

import java.io.IOException;
import java.util.List;

/** The files of a plugin. */
public interface ContentFiles {
  /** The folder that holds a plugin's declarative content. */
  String FOLDER = "exemplar";

  /** The file that makes an archive a plugin. */
  String DESCRIPTOR = FOLDER + "/plugin.yaml";

  /** Names of all files below {@code exemplar/}, such as {@code exemplar/plugin.yaml}. */
  List<String> names() throws IOException;

  /** The content of a file that {@link #names} named. */
  byte[] read(String name) throws IOException;
}
