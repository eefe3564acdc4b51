/** The top of an axis: the smallest round number (1, 2, 2.5, 4, 5 or 10 times a power of ten) that holds the value. */
export function niceTop(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 2.5, 4, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}
