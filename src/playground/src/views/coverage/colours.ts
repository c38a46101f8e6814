type Rgb = readonly [number, number, number];

const LIGHT: readonly Rgb[] = [[232, 240, 250], [150, 190, 226], [54, 116, 184], [12, 52, 110]];
const DARK: readonly Rgb[] = [[35, 52, 78], [45, 94, 150], [98, 160, 214], [206, 230, 250]];

// Fewer than expected, as expected, more than expected.
const LIGHT_AROUND: readonly Rgb[] = [[166, 73, 8], [240, 176, 120], [243, 243, 243], [150, 190, 226], [20, 78, 145]];
const DARK_AROUND: readonly Rgb[] = [[247, 178, 116], [150, 84, 30], [52, 58, 70], [45, 94, 150], [150, 198, 240]];

/**
 * The background colour at a position of the scale from 0 to 1, and the text colour with the better contrast. A diverging scale
 * has two colours around its middle.
 */
export function cellColour(part: number, dark: boolean, diverging = false): { ground: string; text: string } {
  const scale = diverging ? (dark ? DARK_AROUND : LIGHT_AROUND) : dark ? DARK : LIGHT;
  const at = Math.max(0, Math.min(1, part)) * (scale.length - 1);
  const from = scale[Math.floor(at)]!;
  const to = scale[Math.ceil(at)]!;
  const ground = from.map((value, place) => Math.round(value + (to[place]! - value) * (at - Math.floor(at)))) as unknown as Rgb;
  const text = contrast(ground, [0, 0, 0]) >= contrast(ground, [255, 255, 255]) ? '#000' : '#fff';
  return { ground: `rgb(${ground.join(' ')})`, text };
}

/** The contrast of two colours by the definition of WCAG. */
export function contrast(a: Rgb, b: Rgb): number {
  const [more, less] = [luminance(a), luminance(b)].sort((one, other) => other - one) as [number, number];
  return (more + 0.05) / (less + 0.05);
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
