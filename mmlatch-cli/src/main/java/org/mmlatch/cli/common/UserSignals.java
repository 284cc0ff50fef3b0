package org.mmlatch.cli.common;

import java.lang.reflect.Proxy;

/**
 * Signals that the virtual machine leaves to programs, and that schedulers send some time before
 * the end. The class that hears them, {@code sun.misc.Signal}, is supported but has no place among
 * the documented ones, and the compiler warns of it; so it is called by its name.
 */
final class UserSignals {
  private UserSignals() {}

  /**
   * Makes a signal end the process in order, in a thread named after it. One that is ignored stays
   * so; one that the virtual machine keeps for itself ends the process as ever.
   */
  static void exitOn(String name, int status) {
    try {
      Class<?> signalClass = Class.forName("sun.misc.Signal");
      Class<?> handlerClass = Class.forName("sun.misc.SignalHandler");
      Object signal = signalClass.getConstructor(String.class).newInstance(name);
      Object handler =
          Proxy.newProxyInstance(
              UserSignals.class.getClassLoader(),
              new Class<?>[] {handlerClass},
              (proxy, method, arguments) -> {
                System.exit(status);
                return null;
              });
      var handle = signalClass.getMethod("handle", signalClass, handlerClass);
      Object before = handle.invoke(null, signal, handler);
      Object ignored = handlerClass.getField("SIG_IGN").get(null);
      if (ignored.equals(before)) {
        handle.invoke(null, signal, ignored);
      }
    } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
      Log.of(UserSignals.class).debug("SIG{} is not heard", name, unavailable);
    }
  }
}
