package org.exemplar.host.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.exemplar.host.DataFolder;
import org.exemplar.host.HostException;
import org.jspecify.annotations.Nullable;

/** Keeps a data folder for one process; the system lets go of it when the process dies. */
final class DataLock implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("org.exemplar.host");

  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  static DataLock take(Path data) {
    try {
      warn(DataFolder.make(data));
      FileChannel channel =
          FileChannel.open(
              data.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        String holder = read(channel);
        channel.close();
        throw inUse(data, holder);
      }
      write(channel, Long.toString(ProcessHandle.current().pid()));
      return new DataLock(channel);
    } catch (IOException e) {
      throw new HostException(
          "DATA_UNUSABLE",
          "数据文件夹无法写入 / The data folder cannot be written to: " + data + " (" + e.getMessage() + ")",
          e);
    }
  }

  private static void warn(List<Path> open) {
    for (Path folder : open) {
      LOG.log(
          System.Logger.Level.WARNING,
          "DATA_READABLE_BY_OTHERS: 其他用户可读取数据文件夹，权限无法更改 / Others may read what is in {0}, and its"
              + " rights cannot be changed",
          folder);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static HostException inUse(Path data, String holder) {
    return new HostException(
        "DATA_IN_USE",
        "数据文件夹已被另一进程使用 / The data folder is in use by another process (pid "
            + holder
            + "): "
            + data
            + "; stop that process, or choose another folder with --data");
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(32);
    channel.read(bytes, 0);
    return StandardCharsets.US_ASCII.decode(bytes.flip()).toString().strip();
  }

  private static void write(FileChannel channel, String text) throws IOException {
    channel.truncate(0);
    channel.write(StandardCharsets.US_ASCII.encode(text), 0);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
