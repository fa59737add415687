const asking =
  /\b(how (many|much|long|often|far|large|big|high|old)|number|when|version|release|share|size|limit|percent|costs?|price|penalty|date|day|code)\b|\b(wie (viele?|lange|oft|hoch|groß)|wann)\b|\b(cuánt[oa]s?|cuándo)\b|多少|多长|多久|几|何时/iu;

/** Whether the answer to a question is likely a number, a date or a code. */
export function asksForFigure(question: string): boolean {
  return asking.test(question);
}

/** Whether a text holds a figure that the question does not. */
export function givesNewFigure(text: string, question: string): boolean {
  return (text.match(/\d+/g) ?? []).some((figure) => !question.includes(figure));
}
