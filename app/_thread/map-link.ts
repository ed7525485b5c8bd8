const COORDINATES = /^(-?\d{1,2}(?:\.\d+)?), (-?\d{1,3}(?:\.\d+)?)$/;

/** Where a map shows the place; undefined for a place that is told by its name alone. */
export function mapLink(place: string): string | undefined {
  const [, latitude, longitude] = COORDINATES.exec(place) ?? [];
  if (latitude === undefined || longitude === undefined) return undefined;
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
}
