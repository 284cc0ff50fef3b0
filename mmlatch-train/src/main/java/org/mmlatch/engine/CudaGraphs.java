package org.mmlatch.engine;

import ai.djl.Device;
import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records computations on a GPU as CUDA graphs and replays each with one call. Without graphs
 * PyTorch launches operators one by one, and launching most of them takes the host longer than
 * running them takes the GPU.
 *
 * <p>DJL has no interface for CUDA graphs, so this class calls functions of PyTorch's libraries by
 * their mangled C++ names; {@link #problem} says whether they exist. A graph reads and writes the
 * memory addresses that it was recorded with. Each replay draws new random numbers from the
 * engine's generator.
 *
 * <p>While an instance is open, the thread that opened it computes on a separate CUDA stream. Only
 * that thread may use the instance.
 */
public final class CudaGraphs implements AutoCloseable {
  private static final String CREATE = "_ZN2at4cuda9CUDAGraphC1Eb"; // its flag is keep_graph
  private static final String CREATE_BEFORE_2_8 = "_ZN2at4cuda9CUDAGraphC1Ev";
  private static final String BEGIN =
      "_ZN2at4cuda9CUDAGraph13capture_beginESt4pairIyyE21cudaStreamCaptureMode";
  private static final String END = "_ZN2at4cuda9CUDAGraph11capture_endEv";
  private static final String REPLAY = "_ZN2at4cuda9CUDAGraph6replayEv";
  private static final String DESTROY = "_ZN2at4cuda9CUDAGraphD1Ev";
  private static final String NEW_POOL = "_ZN2at4cuda17graph_pool_handleEv";
  private static final String STREAM_OF_POOL = "_ZN3c104cuda17getStreamFromPoolEba";
  private static final String CURRENT_STREAM = "_ZN3c104cuda20getCurrentCUDAStreamEa";
  private static final String SET_STREAM = "_ZN3c104cuda20setCurrentCUDAStreamENS0_10CUDAStreamE";
  private static final String RAW_STREAM = "_ZNK3c104cuda10CUDAStream6streamEv";
  private static final String SYNCHRONIZE = "cudaDeviceSynchronize";
  private static final String CAPTURE_STATUS = "cudaStreamIsCapturing";
  private static final String END_CAPTURE = "cudaStreamEndCapture";

  private static final List<String> OF_TORCH = List.of(BEGIN, END, REPLAY, DESTROY, NEW_POOL);
  private static final List<String> OF_C10 =
      List.of(
          STREAM_OF_POOL,
          CURRENT_STREAM,
          SET_STREAM,
          RAW_STREAM,
          SYNCHRONIZE,
          CAPTURE_STATUS,
          END_CAPTURE);

  /**
   * {@code cudaStreamCaptureModeThreadLocal}: other threads may use CUDA freely during a capture.
   */
  private static final int THIS_THREAD = 1;

  /** {@code cudaStreamCaptureStatusActive}. */
  private static final int ACTIVE = 1;

  /** {@code RTLD_LAZY | RTLD_NOLOAD}: only libraries that the engine has loaded already. */
  private static final int LOADED = 1 | 4;

  private static final long SIZE_OF_A_GRAPH = 4096; // bytes; PyTorch's object needs some hundred
  private static final byte NO = 0;

  private final NativeLibrary torch;
  private final NativeLibrary c10;
  private final Function create;
  private final TwoWords.Value before;
  private final TwoWords.Value stream;
  private final TwoWords.Value pool; // memory pool that all graphs share
  private final List<Graph> graphs = new ArrayList<>();

  /**
   * Prepares recording on a GPU.
   *
   * @throws UnusableEngineException if the engine's libraries cannot do it; {@link #problem} says
   *     why
   */
  public CudaGraphs(Device device) {
    try {
      torch = torch();
      c10 = c10();
      create = creator(torch);
      OF_TORCH.forEach(torch::getFunction);
      OF_C10.forEach(c10::getFunction);
    } catch (LinkageError e) {
      throw new UnusableEngineException(e.getMessage(), e);
    }
    byte index = (byte) device.getDeviceId();
    synchronize();
    before = TwoWords.returned(function(c10, CURRENT_STREAM), index);
    stream = TwoWords.returned(function(c10, STREAM_OF_POOL), NO, index);
    pool = TwoWords.returned(function(torch, NEW_POOL));
    makeCurrent(stream);
  }

  /** Returns why the loaded engine cannot record graphs; empty if it can. */
  public static Optional<String> problem() {
    try {
      Function unused = creator(torch());
      OF_TORCH.forEach(torch()::getFunction);
      OF_C10.forEach(c10()::getFunction);
      return Optional.empty();
    } catch (LinkageError e) {
      return Optional.of(
          "PyTorch %s does not offer CUDA graphs to this program: %s"
              .formatted(Devices.engineVersion(), e.getMessage().lines().findFirst().orElse("")));
    }
  }

  private static Function creator(NativeLibrary torch) {
    try {
      return torch.getFunction(CREATE);
    } catch (UnsatisfiedLinkError older) {
      return torch.getFunction(CREATE_BEFORE_2_8);
    }
  }

  private static NativeLibrary torch() {
    return library("libtorch_cuda.so");
  }

  private static NativeLibrary c10() {
    return library("libc10_cuda.so");
  }

  private static NativeLibrary library(String name) {
    String file = Path.of(Devices.librariesFolder(), name).toString();
    return NativeLibrary.getInstance(file, Map.of(Library.OPTION_OPEN_FLAGS, LOADED));
  }

  private static Function function(NativeLibrary library, String name) {
    return library.getFunction(name);
  }

  private void synchronize() {
    int unused = function(c10, SYNCHRONIZE).invokeInt(new Object[0]);
  }

  private void makeCurrent(TwoWords.Value which) {
    function(c10, SET_STREAM).invokeVoid(new Object[] {which.first, which.second});
  }

  /**
   * Records the GPU operations of {@code work} without running them. The same work must have run
   * once before, with inputs of the same shapes.
   *
   * @param work runs on the calling thread; it must not wait for the GPU
   * @throws RuntimeException if {@code work} throws it; nothing is recorded then
   * @throws IllegalStateException if {@code work} runs an operation that a CUDA graph cannot record
   */
  public Graph record(Runnable work) {
    Graph graph = new Graph();
    function(torch, BEGIN)
        .invokeVoid(new Object[] {graph.object, pool.first, pool.second, THIS_THREAD});
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      endQuietly(graph);
      throw e;
    }
    if (captureStatus() != ACTIVE) {
      endQuietly(graph);
      throw new IllegalStateException("an operation ran that a CUDA graph cannot record");
    }
    function(torch, END).invokeVoid(new Object[] {graph.object});
    graphs.add(graph);
    return graph;
  }

  /**
   * Ends a failed recording. Once a capture is invalid, PyTorch's own function would abort the
   * program.
   */
  private void endQuietly(Graph graph) {
    if (captureStatus() == ACTIVE) {
      function(torch, END).invokeVoid(new Object[] {graph.object});
      graphs.add(graph);
    } else {
      int unused =
          function(c10, END_CAPTURE).invokeInt(new Object[] {raw(), new PointerByReference()});
    }
  }

  private int captureStatus() {
    IntByReference status = new IntByReference();
    int unused = function(c10, CAPTURE_STATUS).invokeInt(new Object[] {raw(), status});
    return status.getValue();
  }

  private Pointer raw() {
    return function(c10, RAW_STREAM).invokePointer(new Object[] {stream.getPointer()});
  }

  /** Waits for the GPU, destroys all graphs and returns to the previous stream. */
  @Override
  public void close() {
    synchronize();
    graphs.forEach(graph -> function(torch, DESTROY).invokeVoid(new Object[] {graph.object}));
    graphs.clear();
    makeCurrent(before);
  }

  /** A recorded computation. */
  public final class Graph {
    private final Memory object = new Memory(SIZE_OF_A_GRAPH);

    private Graph() {
      object.clear();
      create.invokeVoid(new Object[] {object, NO}); // older versions ignore the flag
    }

    /** Runs the recorded computation on the current contents of its input memory. */
    public void replay() {
      function(torch, REPLAY).invokeVoid(new Object[] {object});
    }
  }
}
