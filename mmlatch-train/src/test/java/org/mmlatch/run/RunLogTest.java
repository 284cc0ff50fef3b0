package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
  @TempDir private Path folder;

  /** Sees this project's classes and SLF4J, but no Log4j. */
  private static final class WithoutLog4j extends ClassLoader {
    WithoutLog4j() {
      super(RunLogTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.apache.logging.")) {
        throw new ClassNotFoundException(name);
      }
      return name.startsWith("org.mmlatch.run.") ? own(name) : super.loadClass(name, resolve);
    }

    private Class<?> own(String name) throws ClassNotFoundException {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void aProgramWithoutLog4jTrainsWithoutALogFile() throws ReflectiveOperationException {
    Class<?> log = new WithoutLog4j().loadClass(RunLog.class.getName());
    Method method = log.getDeclaredMethod("appendingTo", Path.class, Supplier.class);
    method.setAccessible(true);
    Path file = folder.resolve("train.log");
    assertEquals("done", method.invoke(null, file, (Supplier<String>) () -> "done"));
    assertFalse(Files.exists(file));
  }

  @Test
  void withLog4jThereIsOne() {
    Path file = folder.resolve("train.log");
    assertEquals("done", RunLog.appendingTo(file, () -> "done"));
    assertTrue(Files.exists(file));
  }
}
