package org.mmlatch.serving;

import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.translate.Batchifier;
import ai.djl.translate.ServingTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.run.FinishedRun;
import org.mmlatch.task.Task;

/**
 * DJL Serving's translator for a package. The response to a {@link Request} is a JSON object with
 * the predictions, such as {@code {"sentiment": 0.53}}, or a list of such objects; for labels and
 * classes the values are probabilities.
 */
public final class RequestTranslator implements ServingTranslator {
  private static final String IS_LIST = "isList";

  private SegmentArrays arrays;
  private Task task;
  private Optional<WordTable> words;

  @Override
  public void setArguments(Map<String, ?> arguments) {
    // no arguments: everything is in the package
  }

  @Override
  public void prepare(TranslatorContext context) {
    Path folder = context.getModel().getModelPath();
    arrays = new SegmentArrays(FinishedRun.open(folder).inputs());
    task = arrays.inputs().task();
    words = WordTable.find(folder);
  }

  @Override
  public NDList processInput(TranslatorContext context, Input input) throws TranslateException {
    if (input.getData() == null) {
      throw new TranslateException("the request is empty; expected JSON");
    }
    try {
      Request request = Request.read(input.getData().getAsString(), arrays.inputs().dims(), words);
      context.setAttachment(IS_LIST, request.isList());
      return arrays.of(request.segments(), context.getNDManager());
    } catch (BadDataException e) {
      throw new TranslateException(e.getMessage()); // DJL Serving shows the innermost message
    }
  }

  @Override
  public Output processOutput(TranslatorContext context, NDList outputs) {
    NDArray predictions = outputs.singletonOrThrow(); // (B, K)
    int k = (int) predictions.getShape().get(1);
    float[] values = SegmentArrays.read(predictions);
    JsonArray list = new JsonArray();
    for (int i = 0; i < values.length; i += k) {
      list.add(answer(Arrays.copyOfRange(values, i, i + k)));
    }
    JsonElement answer = (boolean) context.getAttachment(IS_LIST) ? list : list.get(0);
    Output output = new Output();
    output.addProperty("Content-Type", "application/json");
    output.add(answer.toString());
    return output;
  }

  private JsonObject answer(float[] raw) {
    JsonObject json = new JsonObject();
    List<String> names = task.outputs();
    float[] shown = task.shown(raw);
    for (int i = 0; i < names.size(); i++) {
      json.addProperty(names.get(i), shown[i]);
    }
    return json;
  }

  @Override
  public Batchifier getBatchifier() {
    return null; // no batchifier: a request is already a batch
  }
}
