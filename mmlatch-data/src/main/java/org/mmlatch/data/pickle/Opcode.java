package org.mmlatch.data.pickle;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The supported opcodes, those that data need in protocols 2 to 5, named as in Python's
 * pickletools.
 */
enum Opcode {
  PROTO(0x80, m -> m.protocol(m.input().unsignedByte())),
  FRAME(0x95, m -> m.input().size()),
  MARK('(', m -> m.stack().mark()),
  POP('0', m -> m.stack().pop()),
  POP_MARK('1', m -> m.stack().popToMark()),

  NONE('N', m -> m.stack().push(new PickleValue.Nothing())),
  NEWTRUE(0x88, m -> m.pushInteger(1)),
  NEWFALSE(0x89, m -> m.pushInteger(0)),
  BININT('J', m -> m.pushInteger(m.input().signedInt())),
  BININT1('K', m -> m.pushInteger(m.input().unsignedByte())),
  BININT2('M', m -> m.pushInteger(m.input().unsignedShort())),
  LONG1(0x8a, m -> m.pushInteger(m.input().integer(m.input().unsignedByte()))),
  BINFLOAT('G', m -> m.stack().push(new PickleValue.Real(m.input().bigEndianDouble()))),

  SHORT_BINUNICODE(0x8c, m -> m.pushText(m.input().unsignedByte())),
  BINUNICODE('X', m -> m.pushText(m.input().unsignedInt())),
  BINUNICODE8(0x8d, m -> m.pushText(m.input().size())),
  SHORT_BINBYTES('C', m -> m.pushBytes(m.input().unsignedByte())),
  BINBYTES('B', m -> m.pushBytes(m.input().unsignedInt())),
  BINBYTES8(0x8e, m -> m.pushBytes(m.input().size())),
  BYTEARRAY8(0x96, m -> m.pushBytes(m.input().size())),
  READONLY_BUFFER(0x98, m -> m.stack().top()),
  SHORT_BINSTRING('U', m -> m.pushBytes(m.input().unsignedByte())),
  BINSTRING('T', m -> m.pushBytes(m.input().signedInt())),

  EMPTY_LIST(']', m -> m.pushList(List.of())),
  EMPTY_TUPLE(')', m -> m.pushList(List.of())),
  LIST('l', m -> m.pushList(m.stack().popToMark())),
  TUPLE('t', m -> m.pushList(m.stack().popToMark())),
  TUPLE1(0x85, m -> m.stack().pushTuple(1)),
  TUPLE2(0x86, m -> m.stack().pushTuple(2)),
  TUPLE3(0x87, m -> m.stack().pushTuple(3)),
  APPEND('a', m -> m.append(List.of(m.stack().pop()))),
  APPENDS('e', m -> m.append(m.stack().popToMark())),
  EMPTY_SET(0x8f, m -> m.pushList(List.of())),
  ADDITEMS(0x90, m -> m.append(m.stack().popToMark())),
  FROZENSET(0x91, m -> m.pushList(m.stack().popToMark())),
  EMPTY_DICT('}', m -> m.pushDictionary()),
  SETITEM('s', m -> m.putOne()),
  SETITEMS('u', m -> m.put(m.stack().popToMark())),

  BINPUT('q', m -> m.stack().store(m.input().unsignedByte())),
  LONG_BINPUT('r', m -> m.stack().store(m.input().unsignedInt())),
  MEMOIZE(0x94, m -> m.stack().memoize()),
  BINGET('h', m -> m.stack().recall(m.input().unsignedByte())),
  LONG_BINGET('j', m -> m.stack().recall(m.input().unsignedInt())),

  GLOBAL('c', m -> m.name(m.input().line(), m.input().line())),
  STACK_GLOBAL(0x93, m -> m.nameFromStack()),
  REDUCE('R', m -> m.reduce()),
  BUILD('b', m -> m.build()),
  STOP('.', m -> m.stop());

  private static final Opcode[] BY_CODE = new Opcode[256];

  static {
    for (Opcode opcode : values()) {
      BY_CODE[opcode.code] = opcode;
    }
  }

  private final int code;

  @SuppressWarnings("ImmutableEnumChecker") // lambdas without captured state
  private final Consumer<PickleMachine> action;

  Opcode(int code, Consumer<PickleMachine> action) {
    this.code = code;
    this.action = action;
  }

  static Optional<Opcode> of(int code) {
    return Optional.ofNullable(BY_CODE[code]);
  }

  void run(PickleMachine machine) {
    action.accept(machine);
  }
}
