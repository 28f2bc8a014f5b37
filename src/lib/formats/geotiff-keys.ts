/** GeoKeys of a file by name (OGC 19-008r4), as far as they could be read. */
export type GeoKeys = Readonly<Record<string, unknown>>;
