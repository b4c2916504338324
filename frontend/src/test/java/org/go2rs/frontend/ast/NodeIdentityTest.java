package org.go2rs.frontend.ast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nodes are keys: each record of the tree compares by identity. */
class NodeIdentityTest {
  @Test
  void twoEqualLookingNodesOfEachKindDiffer() throws Exception {
    List<Class<?>> records = new ArrayList<>();
    collect(Node.class, records);
    assertThat(records).hasSizeGreaterThan(50);
    for (Class<?> record : records) {
      assertThat(make(record).equals(make(record))).as(record.getSimpleName()).isFalse();
    }
  }

  private static Object make(Class<?> record) throws Exception {
    var constructor = record.getDeclaredConstructors()[0];
    Object[] args = new Object[constructor.getParameterCount()];
    for (int i = 0; i < args.length; i++) {
      Class<?> type = constructor.getParameterTypes()[i];
      args[i] = type == int.class ? (Object) 0 : type == boolean.class ? (Object) false : null;
    }
    return constructor.newInstance(args);
  }

  private static void collect(Class<?> type, List<Class<?>> records) {
    if (type.isRecord()) {
      records.add(type);
    } else {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        collect(permitted, records);
      }
    }
  }
}
