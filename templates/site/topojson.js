/** Reads boundaries (TopoJSON 1.0): borders that two areas share are written once, and become a ring of each. */

/** @typedef {[number, number][]} Ring latitude, longitude */

/**
 * @param {{transform: {scale: number[], translate: number[]}, arcs: number[][][], objects: Object<string, {geometries: any[]}>}} topology
 * @returns {Map<string, Ring[][]>} an area's code → its polygons, each a ring and the holes in it
 */
export function polygons({ transform, arcs, objects }) {
  const [scale, translate] = [transform.scale, transform.translate];
  const lines = arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([right, up]) => {
      x += right;
      y += up;
      return [y * scale[1] + translate[1], x * scale[0] + translate[0]];
    });
  });
  // ~n is the arc n, the other way round.
  const line = (number) => (number < 0 ? [...lines[~number]].reverse() : lines[number]);
  const ring = (numbers) => numbers.flatMap((number) => line(number).slice(0, -1));
  const areas = Object.values(objects).flatMap((object) => object.geometries);
  return new Map(
    areas.map(({ id, type, arcs: said }) => [String(id), (type === "Polygon" ? [said] : said).map((rings) => rings.map(ring))]),
  );
}
