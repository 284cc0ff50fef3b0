package org.mmlatch.data.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {
  @Test
  void wordsAreInLowerCaseWithoutPunctuation() {
    assertEquals(List.of("well", "it", "is", "über", "good"), Tokens.of("Well, it IS über-good!"));
  }

  @Test
  void apostrophesVanishAsInTheAlignersWords() {
    assertEquals(List.of("didnt", "its", "end"), Tokens.of("didn't it\u2019s 'end'"));
  }

  @Test
  void numbersKeepTheirPoints() {
    assertEquals(List.of("1,000", "2.5", "3"), Tokens.of("1,000 2.5 3."));
  }

  @Test
  void aTextWithoutAWordIsOneWord() {
    assertEquals(List.of("?!"), Tokens.of(" ?! "));
    assertEquals(List.of(""), Tokens.of(""));
  }
}
