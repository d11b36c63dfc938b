package io.github.sinecast.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;

/**
 * An ONNX graph while it is built. Every node and every constant gets a name of its own, by which
 * later nodes read it.
 */
final class OnnxGraph {
  /** The set of operators: the first that has LayerNormalization. */
  static final int OPSET = 17;

  /** The version of the file format that came with the operators, of ONNX 1.12. */
  private static final int FORMAT = 8;

  /** The size of an axis that differs from call to call: the number of windows. */
  static final long BATCH = -1;

  private static final String BATCH_NAME = "batch";

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("sinecast");
  private int names;

  /** A named argument of an operator that is not an array. */
  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  /** As {@link #integer}, of several numbers. */
  static AttributeProto integers(String name, long... values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INTS)
        .addAllInts(LongStream.of(values).boxed().toList())
        .build();
  }

  /** As {@link #integer}, of a float. */
  static AttributeProto number(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.FLOAT)
        .setF(value)
        .build();
  }

  /** Adds a node with one result, and returns the name of the result. */
  String node(String operator, List<String> inputs, AttributeProto... attributes) {
    String name = newName(operator);
    add(operator, inputs, List.of(name), attributes);
    return name;
  }

  /** As {@link #node(String, List, AttributeProto...)}. */
  String node(String operator, String... inputs) {
    return node(operator, List.of(inputs));
  }

  /** Adds a node whose results have given names; an empty name is a result that nobody reads. */
  void add(
      String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setName("node" + graph.getNodeCount())
            .setOpType(operator)
            .addAllInput(inputs)
            .addAllOutput(outputs)
            .addAllAttribute(Arrays.asList(attributes)));
  }

  /** A name that nothing else has. */
  String newName(String operator) {
    return operator + "_" + names++;
  }

  /** Adds constant floats of a shape, row-major. */
  String constant(String name, float[] values, long... shape) {
    ByteBuffer bytes = bytes(values.length, Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return constant(name, TensorProto.DataType.FLOAT, bytes, shape);
  }

  /** Adds constant doubles of a shape, row-major. */
  String constant(double[] values, long... shape) {
    ByteBuffer bytes = bytes(values.length, Double.BYTES);
    bytes.asDoubleBuffer().put(values);
    return constant(newName("constant"), TensorProto.DataType.DOUBLE, bytes, shape);
  }

  /** Adds a constant row of whole numbers. */
  String whole(long... values) {
    ByteBuffer bytes = bytes(values.length, Long.BYTES);
    bytes.asLongBuffer().put(values);
    return constant(newName("constant"), TensorProto.DataType.INT64, bytes, values.length);
  }

  private static ByteBuffer bytes(int count, int size) {
    return ByteBuffer.allocate(Math.multiplyExact(count, size)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String constant(String name, TensorProto.DataType type, ByteBuffer bytes, long... shape) {
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .addAllDims(LongStream.of(shape).boxed().toList())
            .setRawData(ByteString.copyFrom(bytes)));
    return name;
  }

  /** Declares what is read, {@link #BATCH} for the axis of windows. */
  String input(String name, TensorProto.DataType type, long... shape) {
    graph.addInput(declared(name, type, shape));
    return name;
  }

  /** Declares a result. */
  void output(String name, TensorProto.DataType type, long... shape) {
    graph.addOutput(declared(name, type, shape));
  }

  private static ValueInfoProto declared(String name, TensorProto.DataType type, long... shape) {
    TensorShapeProto.Builder axes = TensorShapeProto.newBuilder();
    for (long size : shape) {
      axes.addDim(
          size == BATCH
              ? TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH_NAME)
              : TensorShapeProto.Dimension.newBuilder().setDimValue(size));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(axes)))
        .build();
  }

  // Operators on doubles that need more than a name.

  /** Part of one axis. */
  String slice(String from, int axis, long start, long end, long step) {
    return node("Slice", from, whole(start), whole(end), whole(axis), whole(step));
  }

  /** The same numbers in another shape, -1 for the size that follows from the others. */
  String reshape(String from, long... shape) {
    return node("Reshape", from, whole(shape));
  }

  String cast(String from, TensorProto.DataType type) {
    return node("Cast", List.of(from), integer("to", type.getNumber()));
  }

  /** The graph as a file has it. */
  byte[] toBytes(String version, Map<String, String> metadata) {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(FORMAT)
            .setProducerName("sinecast")
            .setProducerVersion(version)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
            .setGraph(graph);
    metadata.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build().toByteArray();
  }
}
