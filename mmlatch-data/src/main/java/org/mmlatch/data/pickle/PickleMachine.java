package org.mmlatch.data.pickle;

import java.util.List;
import java.util.Optional;

/** Executes the opcodes of one pickle. It creates data only and calls no Python functions. */
final class PickleMachine {
  private static final int NEWEST_PROTOCOL = 5;

  private final PickleInput input;
  private final PickleStack stack;
  private final ArrayBuilder arrays;
  private Optional<PickleValue> result = Optional.empty();

  PickleMachine(PickleInput input) {
    this.input = input;
    this.stack = new PickleStack(input);
    this.arrays = new ArrayBuilder(input);
  }

  PickleValue run() {
    while (result.isEmpty()) {
      int code = input.operation();
      Opcode.of(code).orElseThrow(() -> input.error(RefusedOpcode.describe(code))).run(this);
    }
    return result.get();
  }

  PickleInput input() {
    return input;
  }

  PickleStack stack() {
    return stack;
  }

  void protocol(int version) {
    if (version > NEWEST_PROTOCOL) {
      throw input.error("pickle protocol " + version + "; at most 5 is known");
    }
  }

  void stop() {
    result = Optional.of(stack.pop());
  }

  void pushInteger(long value) {
    stack.push(new PickleValue.Whole(value));
  }

  void pushText(long length) {
    String text = input.text(length);
    input.spend(PickleStack.LIST + length);
    stack.push(new PickleValue.Text(text));
  }

  void pushBytes(long length) {
    input.spend(PickleStack.LIST);
    stack.push(new PickleValue.Binary(input.bytes(length)));
  }

  void pushList(List<PickleValue> items) {
    input.spend(PickleStack.LIST + (long) PickleStack.REFERENCE * items.size());
    stack.push(new PickleValue.Items(new PickleList(items)));
  }

  void append(List<PickleValue> items) {
    input.spend((long) PickleStack.REFERENCE * items.size());
    list(stack.top()).addAll(items);
  }

  void pushDictionary() {
    input.spend(PickleStack.DICTIONARY);
    stack.push(new PickleValue.Entries(new PickleDictionary()));
  }

  void putOne() {
    PickleValue value = stack.pop();
    PickleValue key = stack.pop();
    put(List.of(key, value));
  }

  void put(List<PickleValue> keysAndValues) {
    PickleDictionary dictionary =
        stack
            .top()
            .asDictionary()
            .orElseThrow(() -> input.error("puts an entry into " + stack.top().description()));
    if (keysAndValues.size() % 2 != 0) {
      throw input.error("a dictionary has a key without a value; the pickle is damaged");
    }
    input.spend((long) PickleStack.ENTRY * keysAndValues.size() / 2);
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      dictionary.put(keysAndValues.get(i), keysAndValues.get(i + 1));
    }
  }

  void nameFromStack() {
    String name = text(stack.pop());
    name(text(stack.pop()), name);
  }

  void name(String module, String name) {
    stack.push(
        KnownName.of(module + " " + name)
            .map(PickleValue.Name::new)
            .orElseThrow(
                () ->
                    input.error(
                        "the name '%s.%s' is refused: only numbers, texts, lists, tuples, sets, "
                                .formatted(module, name)
                            + "dictionaries and NumPy arrays are read, and nothing is executed; "
                            + remedy(module))));
  }

  /** Returns how to convert objects of a Python library to data, for errors. */
  private static String remedy(String module) {
    String what =
        switch (module.replaceFirst("\\..*", "")) {
          case "torch" -> "convert its tensors with tensor.numpy()";
          case "pandas" -> "convert its tables with .to_numpy() or .tolist()";
          default -> "convert its other objects to such data";
        };
    return "in Python, %s and save it again".formatted(what);
  }

  void reduce() {
    PickleList arguments = list(stack.pop());
    PickleValue called = stack.pop();
    if (!(called instanceof PickleValue.Name name)) {
      throw input.error("calls " + called.description() + "; refused");
    }
    stack.push(arrays.make(name.value(), arguments));
  }

  void build() {
    PickleValue state = stack.pop();
    arrays.setState(stack.top(), list(state));
  }

  private PickleList list(PickleValue value) {
    return value
        .asList()
        .orElseThrow(() -> input.error("expected a list, found " + value.description()));
  }

  private String text(PickleValue value) {
    return value
        .asText()
        .orElseThrow(() -> input.error("expected a text, found " + value.description()));
  }
}
