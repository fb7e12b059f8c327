/** Lightness, chroma and hue of a token. */
export type Oklch = readonly number[];

/**
 * Calculates the contrast of two colours, from 1 to 21, by
 * [WCAG 2.2](https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
 */
export function contrastRatio(color: Oklch, ground: Oklch): number {
  const [light = 0, dark = 0] = [luminance(color), luminance(ground)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance([lightness = 0, chroma = 0, hue = 0]: Oklch): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short;
  const green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short;
  const blue = -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short;
  // Clipped to the sRGB gamut.
  const [r = 0, g = 0, bl = 0] = [red, green, blue].map((part) => Math.min(1, Math.max(0, part)));
  return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
}
