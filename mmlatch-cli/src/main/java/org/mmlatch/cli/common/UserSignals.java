package org.mmlatch.cli.common;

import java.lang.reflect.Proxy;

/**
 * Handles SIGUSR1 and SIGUSR2, which the virtual machine does not handle itself and which
 * schedulers send some time before a time limit. They need {@code sun.misc.Signal}, a supported but
 * undocumented class about which the compiler warns; therefore it is called by reflection.
 */
final class UserSignals {
  private UserSignals() {}

  /**
   * Makes a signal exit the process with a status, in a thread named after the signal. A signal
   * that the process ignores stays ignored; one that the virtual machine reserves is left
   * unchanged.
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
