package org.mmlatch.run;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;

/**
 * This machine's files as they are on a slow file system of others: every operation takes a while.
 * What is done by a channel that is open is not slowed and not counted.
 */
final class SlowFileSystem extends FileSystem {
  private final FileSystem here;
  private final long delayMillis;
  private final AtomicLong operations = new AtomicLong();
  private final Provider provider = new Provider();

  SlowFileSystem(FileSystem here, long delayMillis) {
    this.here = here;
    this.delayMillis = delayMillis;
  }

  /** Returns how many operations there were so far. */
  long operations() {
    return operations.get();
  }

  /** Returns a path of this machine as one of this file system. */
  Path slow(Path path) {
    return (Path)
        Proxy.newProxyInstance(
            Path.class.getClassLoader(),
            new Class<?>[] {Path.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getFileSystem")) {
                return this;
              }
              try {
                Object[] plain =
                    arguments == null
                        ? new Object[0]
                        : Arrays.stream(arguments).map(SlowFileSystem::plain).toArray();
                Object result = method.invoke(path, plain);
                return result instanceof Path other ? slow(other) : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Returns what a path of this file system stands for, and anything else as it is. */
  private static Object plain(Object object) {
    return object instanceof Path path && path.getFileSystem() instanceof SlowFileSystem
        ? Path.of(path.toString())
        : object;
  }

  private Path reached(Path path) {
    operations.incrementAndGet();
    try {
      Thread.sleep(delayMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return (Path) plain(path);
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() {}

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return here.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return here.getRootDirectories();
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return here.getFileStores();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return here.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return slow(here.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    return here.getPathMatcher(pattern);
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return here.getUserPrincipalLookupService();
  }

  @Override
  public WatchService newWatchService() throws IOException {
    return here.newWatchService();
  }

  private final class Provider extends FileSystemProvider {
    private FileSystemProvider real() {
      return here.provider();
    }

    @Override
    public String getScheme() {
      return "slow";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
      return SlowFileSystem.this;
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
      return SlowFileSystem.this;
    }

    @Override
    public Path getPath(URI uri) {
      return slow(real().getPath(uri));
    }

    @Override
    public FileChannel newFileChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      return real().newFileChannel(reached(path), options, attributes);
    }

    @Override
    public SeekableByteChannel newByteChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      return real().newByteChannel(reached(path), options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
        Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
      DirectoryStream<Path> entries = real().newDirectoryStream(reached(folder), entry -> true);
      return new DirectoryStream<>() {
        @Override
        public Iterator<Path> iterator() {
          return StreamSupport.stream(entries.spliterator(), false)
              .map(SlowFileSystem.this::slow)
              .iterator();
        }

        @Override
        public void close() throws IOException {
          entries.close();
        }
      };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
      real().createDirectory(reached(folder), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
      real().delete(reached(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
      real().copy(reached(source), (Path) plain(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
      real().move(reached(source), (Path) plain(target), options);
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
      return real().isSameFile(reached(path), (Path) plain(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
      return real().isHidden((Path) plain(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
      return real().getFileStore(reached(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
      real().checkAccess(reached(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(
        Path path, Class<V> type, LinkOption... options) {
      return real().getFileAttributeView(reached(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
        Path path, Class<A> type, LinkOption... options) throws IOException {
      return real().readAttributes(reached(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
        throws IOException {
      return real().readAttributes(reached(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
        throws IOException {
      real().setAttribute(reached(path), attribute, value, options);
    }
  }
}
