package io.github.sinecast.engine;

import io.github.sinecast.engine.kernel.HeadProducts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.ScalarOp;

/**
 * Makes a program's operations fewer and cheaper, without changing what they compute:
 *
 * <ul>
 *   <li>the gradient of a product is two products, of which only the needed ones are computed;
 *   <li>a factor before or after a product is the product's own;
 *   <li>a product of matrices by head reads and writes them where they are, so that nothing swaps
 *       heads and tokens first;
 *   <li>gradients that two operations compute are joined: {@link JoinedGradients}.
 * </ul>
 */
final class Rewriting {
  /** Products of matrices by window and head. */
  static final String HEAD_PRODUCTS = "head_products";

  /** What only a kernel computes. */
  static final Set<String> MADE =
      Set.of(HEAD_PRODUCTS, JoinedGradients.OF_SOFTMAX, JoinedGradients.OF_GELU);

  private static final long[] SWAP = {0, 2, 1, 3};
  private static final String PRODUCT = "matmul";
  private static final String FACTOR = "mul_scalar";

  private final List<Operation> operations;
  private final Set<String> wanted;
  private final Map<String, Integer> uses = new HashMap<>();

  private Rewriting(List<Operation> operations, Set<String> wanted) {
    this.operations = operations;
    this.wanted = wanted;
  }

  /**
   * Rewrites a program.
   *
   * @param wanted the variables that must still be computed
   * @param isFloat whether a variable is of the type that kernels compute
   */
  static List<Operation> of(
      List<Operation> program, Set<String> wanted, Predicate<String> isFloat) {
    List<Operation> split = new Rewriting(program, wanted).splitProducts();
    List<Operation> absorbed = new Rewriting(split, wanted).absorbFactors();
    List<Operation> inPlace = new Rewriting(absorbed, wanted).absorbSwaps(isFloat);
    return JoinedGradients.of(inPlace, wanted, isFloat);
  }

  private List<Operation> splitProducts() {
    countUses();
    List<Operation> result = new ArrayList<>();
    for (Operation operation : operations) {
      List<Operation> products =
          operation.name().equals("matmul_bp") ? productGradients(operation) : List.of();
      result.addAll(products.isEmpty() ? List.of(operation) : products);
    }
    return result;
  }

  /** The gradients of A B or A B' as products; empty for other forms. */
  private List<Operation> productGradients(Operation gradient) {
    long[] flags = ((DynamicCustomOp) gradient.function()).iArgs();
    if (flags[0] != 0 || (flags.length > 2 && flags[2] != 0)) {
      return List.of();
    }
    boolean secondTransposed = flags[1] != 0;
    String a = gradient.inputs().get(0);
    String b = gradient.inputs().get(1);
    String g = gradient.inputs().get(2);
    List<Operation> products = new ArrayList<>();
    String ofA = gradient.outputs().get(0);
    String ofB = gradient.outputs().get(1);
    if (uses.containsKey(ofA)) {
      products.add(product(g, b, false, !secondTransposed, 1, ofA));
    }
    if (uses.containsKey(ofB)) {
      products.add(
          secondTransposed
              ? product(g, a, true, false, 1, ofB)
              : product(a, g, true, false, 1, ofB));
    }
    return products;
  }

  private List<Operation> absorbFactors() {
    countUses();
    Map<String, Operation> factors = new HashMap<>();
    for (Operation operation : operations) {
      if (operation.name().equals(FACTOR)) {
        factors.put(operation.outputs().get(0), operation);
      }
    }
    // A factor may go into the products that read it only if nothing else does.
    for (Operation operation : operations) {
      if (!operation.name().equals(PRODUCT)) {
        operation.inputs().forEach(factors::remove);
      }
    }
    factors.keySet().removeAll(wanted);
    List<Operation> result = new ArrayList<>();
    for (Operation operation : operations) {
      Operation before = result.isEmpty() ? null : result.get(result.size() - 1);
      if (factors.containsValue(operation)) {
        continue;
      }
      if (before != null && isFactorOf(operation, before)) {
        result.set(
            result.size() - 1, scaled(before, factor(operation), operation.outputs().get(0)));
      } else if (operation.name().equals(PRODUCT)) {
        result.add(withFactors(operation, factors));
      } else {
        result.add(operation);
      }
    }
    return result;
  }

  /** Whether an operation multiplies a product that nothing else reads. */
  private boolean isFactorOf(Operation factor, Operation product) {
    return factor.name().equals(FACTOR)
        && product.name().equals(PRODUCT)
        && factor.inputs().get(0).equals(product.outputs().get(0))
        && uses.getOrDefault(product.outputs().get(0), 0) == 1
        && !wanted.contains(product.outputs().get(0));
  }

  private static Operation withFactors(Operation product, Map<String, Operation> factors) {
    Operation result = product;
    for (int side = 0; side < 2; side++) {
      Operation factor = factors.get(result.inputs().get(side));
      if (factor != null) {
        List<String> inputs = new ArrayList<>(result.inputs());
        inputs.set(side, factor.inputs().get(0));
        Operation moved = new Operation(result.name(), result.function(), inputs, result.outputs());
        result = scaled(moved, factor(factor), result.outputs().get(0));
      }
    }
    return result;
  }

  private static double factor(Operation operation) {
    return ((ScalarOp) operation.function()).scalar().getDouble(0);
  }

  private static Operation scaled(Operation product, double factor, String output) {
    DynamicCustomOp function = (DynamicCustomOp) product.function();
    return product(
        product.inputs().get(0),
        product.inputs().get(1),
        function.iArgs()[0] != 0,
        function.iArgs()[1] != 0,
        function.tArgs()[0] * factor,
        output);
  }

  private static Operation product(
      String a, String b, boolean transposeA, boolean transposeB, double factor, String output) {
    DynamicCustomOp function =
        DynamicCustomOp.builder(PRODUCT)
            .addIntegerArguments(transposeA ? 1 : 0, transposeB ? 1 : 0, 0)
            .addFloatingPointArguments(factor, 0.0)
            .build();
    return new Operation(PRODUCT, function, List.of(a, b), List.of(output));
  }

  private List<Operation> absorbSwaps(Predicate<String> isFloat) {
    countUses();
    Map<String, Operation> swapsByResult = new HashMap<>();
    Map<String, Operation> swapsByInput = new HashMap<>();
    for (Operation operation : operations) {
      if (isSwap(operation) && isFloat.test(operation.outputs().get(0))) {
        swapsByResult.put(operation.outputs().get(0), operation);
        swapsByInput.put(operation.inputs().get(0), operation);
      }
    }
    Set<Operation> absorbed = new HashSet<>();
    List<Operation> result = new ArrayList<>();
    for (Operation operation : operations) {
      Operation after = swapsByInput.get(operation.outputs().get(0));
      if (after != null && uses.getOrDefault(after.inputs().get(0), 0) != 1) {
        after = null;
      }
      Operation inPlace = byHead(operation, swapsByResult, after);
      if (inPlace != null && after != null) {
        absorbed.add(after);
        // What it wrote is now written in place: a later product reads that, not what was before.
        swapsByResult.remove(after.outputs().get(0));
      }
      result.add(inPlace == null ? operation : inPlace);
    }
    result.removeAll(absorbed);
    return withoutUnread(result);
  }

  /** A product that reads and writes heads where they are; null if no swap is beside it. */
  private static @Nullable Operation byHead(
      Operation operation, Map<String, Operation> swapsByResult, @Nullable Operation after) {
    if (!operation.name().equals(PRODUCT)) {
      return null;
    }
    Operation a = swapsByResult.get(operation.inputs().get(0));
    Operation b = swapsByResult.get(operation.inputs().get(1));
    if (a == null && b == null && after == null) {
      return null;
    }
    DynamicCustomOp product = (DynamicCustomOp) operation.function();
    HeadProducts.Form form =
        new HeadProducts.Form(
            a != null,
            b != null,
            after != null,
            product.iArgs()[0] != 0,
            product.iArgs()[1] != 0,
            product.tArgs()[0]);
    return new Operation(
        HEAD_PRODUCTS,
        product,
        form,
        List.of(
            a == null ? operation.inputs().get(0) : a.inputs().get(0),
            b == null ? operation.inputs().get(1) : b.inputs().get(0)),
        after == null ? operation.outputs() : after.outputs());
  }

  private static boolean isSwap(Operation operation) {
    return operation.name().equals("permute")
        && Arrays.equals(((DynamicCustomOp) operation.function()).iArgs(), SWAP);
  }

  /** Leaves out what nothing reads any more. */
  private List<Operation> withoutUnread(List<Operation> all) {
    Set<String> read = new HashSet<>(wanted);
    List<Operation> kept = new ArrayList<>();
    for (int index = all.size() - 1; index >= 0; index--) {
      Operation operation = all.get(index);
      if (operation.outputs().stream().anyMatch(read::contains)) {
        read.addAll(operation.inputs());
        kept.add(0, operation);
      }
    }
    return kept;
  }

  private void countUses() {
    wanted.forEach(name -> uses.merge(name, 1, Integer::sum));
    for (Operation operation : operations) {
      operation.inputs().forEach(name -> uses.merge(name, 1, Integer::sum));
    }
  }
}
