// Puts map tiles under a map that the server has drawn, where the installation names a source of tiles.
// The map is a plane around its middle, the tiles are Mercator: over a hundred kilometres the two differ by less than a knot is wide.
const SVG = "http://www.w3.org/2000/svg";
const KILOMETRES_PER_DEGREE = 111.2;
const tiled = new WeakSet();

function lay(svg, address) {
  const { latitude, longitude, scale } = Object.fromEntries(["latitude", "longitude", "scale"].map((n) => [n, Number(svg.dataset[n])]));
  const { width, height } = svg.viewBox.baseVal;
  const narrowing = Math.cos((latitude * Math.PI) / 180);
  // The zoom whose tiles come nearest to being shown at their own size.
  const zoom = Math.max(1, Math.min(17, Math.round(Math.log2((scale * KILOMETRES_PER_DEGREE * narrowing * 360) / 256))));
  const count = 2 ** zoom;
  const x = (tile) => width / 2 + ((tile / count) * 360 - 180 - longitude) * KILOMETRES_PER_DEGREE * narrowing * scale;
  const y = (tile) => height / 2 - ((Math.atan(Math.sinh(Math.PI * (1 - (2 * tile) / count))) * 180) / Math.PI - latitude) * KILOMETRES_PER_DEGREE * scale;
  const middleX = Math.floor(((longitude + 180) / 360) * count);
  const middleY = Math.floor(((1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2) * count);
  const ground = document.createElementNS(SVG, "g");
  const [left, top] = [middleX - Math.ceil(width / 256) - 1, middleY - Math.ceil(height / 256) - 1];
  for (let tx = left; tx <= 2 * middleX - left; tx++) {
    for (let ty = Math.max(0, top); ty <= Math.min(count - 1, 2 * middleY - top); ty++) {
      if (x(tx + 1) < 0 || x(tx) > width || y(ty + 1) < 0 || y(ty) > height) continue;
      const image = document.createElementNS(SVG, "image");
      const place = { x: x(tx), y: y(ty), width: x(tx + 1) - x(tx) + 0.5, height: y(ty + 1) - y(ty) + 0.5, preserveAspectRatio: "none" };
      for (const [name, value] of Object.entries(place)) image.setAttribute(name, value);
      image.setAttribute("href", address.replace("{s}", "a").replace("{z}", zoom).replace("{x}", ((tx % count) + count) % count).replace("{y}", ty));
      image.addEventListener("load", () => svg.classList.add("map-tiled"), { once: true });
      image.addEventListener("error", () => image.remove(), { once: true });
      ground.append(image);
    }
  }
  svg.prepend(ground);
}

const seen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting || tiled.has(target)) continue;
    tiled.add(target);
    lay(target, target.closest("[data-tiles]").dataset.tiles);
  }
});
for (const svg of document.querySelectorAll("[data-tiles] svg.map")) seen.observe(svg);
