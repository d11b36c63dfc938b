package io.github.sinecast.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Knows how often each value is still to be read, so that its array can be used again after. */
final class Lifetimes {
  private final Map<String, Integer> reads = new HashMap<>();
  private final Map<String, Owner> owners = new HashMap<>();

  /** An array and how often what is in it is still to be read, under all its names. */
  private static final class Owner {
    private final INDArray array;
    private int reads;

    Owner(INDArray array) {
      this.array = array;
    }
  }

  /** Counts what the operations of a program read; what is wanted is read for ever. */
  void count(List<Operation> operations, List<String> wanted) {
    for (Operation operation : operations) {
      operation.inputs().forEach(name -> reads.merge(name, 1, Integer::sum));
    }
    wanted.forEach(name -> reads.merge(name, 1, Integer::sum));
  }

  /** Whether anything reads a value. */
  boolean isNeeded(String name) {
    return reads.containsKey(name);
  }

  /** Says that an array was made for a value. */
  void own(String name, INDArray array) {
    Owner owner = new Owner(array);
    owner.reads = reads.getOrDefault(name, 0);
    owners.put(name, owner);
  }

  /** Says that a second value is in the array of a first. */
  void share(String first, String second) {
    Owner owner = owners.get(first);
    if (owner != null) {
      owner.reads += reads.getOrDefault(second, 0);
      owners.put(second, owner);
    }
  }

  /** Says that an operation has run: gives back what nothing reads any more. */
  void read(Operation operation, ArrayPool pool) {
    for (String name : operation.inputs()) {
      Owner owner = owners.get(name);
      if (owner != null) {
        owner.reads--;
        release(owner, pool);
      }
    }
    for (String name : operation.outputs()) {
      Owner owner = owners.get(name);
      if (owner != null && !reads.containsKey(name)) {
        release(owner, pool);
      }
    }
  }

  private void release(Owner owner, ArrayPool pool) {
    if (owner.reads == 0) {
      owner.reads = -1;
      pool.give(owner.array);
    }
  }
}
