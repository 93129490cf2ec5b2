package dev.pikku.generator.filter;

import dev.pikku.generator.model.PikkuModel;
import java.util.List;

/**
 * What a backend keeps and what it leaves out.
 *
 * @param kept the model with only the functions and wirings that are kept
 * @param leftOut the others, sorted by function
 */
public record Filtered(PikkuModel kept, List<LeftOut> leftOut) {
  public Filtered {
    leftOut = List.copyOf(leftOut);
  }
}
