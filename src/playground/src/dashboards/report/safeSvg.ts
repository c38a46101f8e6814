const SVG = 'http://www.w3.org/2000/svg';
// What a drawing consists of. Anything else is left out: scripts, links, embedded pages and images of other places.
const ELEMENTS = new Set([
  'svg', 'g', 'title', 'desc', 'defs', 'style', 'clipPath', 'mask', 'pattern', 'marker', 'symbol', 'use',
  'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'path', 'text', 'tspan', 'textPath',
  'linearGradient', 'radialGradient', 'stop',
]);

/**
 * The text of an SVG image for use within an HTML page: only drawing elements, no handlers, no references to other places, and
 * ids and classes with a prefix, so that images do not change each other. Null if the text is not SVG.
 */
export function safeSvg(text: string, prefix: string): string | null {
  const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
  if (root.namespaceURI !== SVG || root.localName !== 'svg' || root.querySelector('parsererror')) {
    return null;
  }
  for (const element of [root, ...root.querySelectorAll('*')]) {
    if (element.namespaceURI !== SVG || !ELEMENTS.has(element.localName)) {
      element.remove();
      continue;
    }
    for (const { name, value } of [...element.attributes]) {
      if (/^on/i.test(name) || (/href$/i.test(name) && !value.startsWith('#')) || /^(src|xml:base)$/i.test(name)) {
        element.removeAttribute(name);
      } else if (name === 'id') {
        element.setAttribute(name, prefix + value);
      } else if (name === 'class') {
        element.setAttribute(name, value.replace(/\S+/g, (one) => prefix + one));
      } else if (/href$/i.test(name)) {
        element.setAttribute(name, `#${prefix}${value.slice(1)}`);
      } else if (/url\(/i.test(value)) {
        element.setAttribute(name, value.replace(/url\(\s*(["']?)(#?)([^)"']*)\1\s*\)/gi, (_, _quote, local, id) => (local ? `url(#${prefix}${id})` : 'none')));
      }
    }
    if (element.localName === 'style') {
      element.textContent = (element.textContent ?? '').replace(/@import[^;]*;?/gi, '').replace(/url\([^)]*\)/gi, 'none').replace(/\.([a-z][\w-]*)/gi, `.${prefix}$1`);
    }
  }
  return new XMLSerializer().serializeToString(root);
}
