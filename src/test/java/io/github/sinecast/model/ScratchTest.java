package io.github.sinecast.model;
import org.junit.jupiter.api.*;
import io.github.sinecast.engine.*;
import org.nd4j.autodiff.samediff.*;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.api.ndarray.INDArray;
import java.util.*;
class ScratchTest {
  @Test void x() {
    NativeBackend.start();
    for (String kind : List.of("norm", "linear","softmax","gelu","mean","slice")) {
    SameDiff sd = SameDiff.create();
    SDVariable x = sd.placeHolder("x", DataType.DOUBLE, -1, 8);
    SDVariable b = sd.var("b", DataType.DOUBLE, 8);
    SDVariable w = kind.equals("linear") ? sd.var("w", DataType.DOUBLE, 8, 8) : x;
    SDVariable y = x.add(b);
    y = switch (kind) { case "norm" -> sd.nn.layerNorm(y, b, b, true, 1); case "linear" -> sd.nn.linear(y, w, b); case "softmax" -> sd.nn.softmax(y,-1); case "gelu" -> sd.nn.gelu(y); case "mean" -> y.reshape(-1,2,8).mean(1); default -> y.reshape(-1,2,8).get(SDIndex.all(), SDIndex.interval(1,2), SDIndex.all()).reshape(-1,8); };
    SDVariable loss = sd.math.square(y).mul(sd.constant(Nd4j.rand(DataType.DOUBLE, 1,8))).mean("loss");
    sd.setLossVariables("loss");
    Differentiation d = Differentiation.of(sd);
    Map<String,INDArray> in = new HashMap<>();
    in.put("x", Nd4j.randn(DataType.DOUBLE, 6, 8)); in.put("b", Nd4j.randn(DataType.DOUBLE, 8)); in.put("w", Nd4j.randn(DataType.DOUBLE, 8,8));
    boolean hasW = d.gradients().containsKey("w");
    ExecutionPlan plan = new ExecutionPlan(d.graph(), in, List.of("loss", d.gradients().get("b")));
    plan.run();
    double g = plan.result(d.gradients().get("b")).getDouble(3);
    for (double h : new double[]{1e-3,1e-4,1e-5,1e-6}) {
      double v = in.get("b").getDouble(3);
      in.get("b").putScalar(3, v+h); plan.run(); double up = plan.result("loss").getDouble(0);
      in.get("b").putScalar(3, v-h); plan.run(); double dn = plan.result("loss").getDouble(0);
      in.get("b").putScalar(3, v);
      System.out.printf("%s h=%g grad %.10f numeric %.10f%n", kind, h, g, (up-dn)/(2*h));
    }}
  }
}
