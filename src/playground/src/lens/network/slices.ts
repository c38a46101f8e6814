// About so long may a slice take before others have their turn, in milliseconds.
const SLICE = 40;

/** Does something for each, so many at a time, and lets others have their turn between; tells whether it came to the end. */
export async function inSlices<T>(all: readonly T[], many: number, each: (some: readonly T[]) => void, gone: () => boolean): Promise<boolean> {
  let begun = performance.now();
  for (let from = 0; from < all.length; from += many) {
    if (from > 0 && performance.now() - begun > SLICE) {
      await new Promise((resolve) => setTimeout(resolve));
      begun = performance.now();
      if (gone()) {
        return false;
      }
    }
    each(all.slice(from, from + many));
  }
  return true;
}
