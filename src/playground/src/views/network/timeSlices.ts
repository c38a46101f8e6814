// The duration of a slice in milliseconds.
const SLICE = 40;

/** Processes items in batches, and yields to the browser after each slice of time. Returns false if it was cancelled. */
export async function inTimeSlices<T>(all: readonly T[], many: number, each: (some: readonly T[]) => void, gone: () => boolean): Promise<boolean> {
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
