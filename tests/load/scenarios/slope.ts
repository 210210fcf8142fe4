/** How steeply `y` grows with `x`, by least squares; 0 where fewer than two `x` differ. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
	const mean = (of: (point: readonly [number, number]) => number) =>
		points.reduce((sum, point) => sum + of(point), 0) / points.length;
	const [middleX, middleY] = [mean(([x]) => x), mean(([, y]) => y)];
	const across = mean(([x]) => (x - middleX) ** 2);
	return across > 0 ? mean(([x, y]) => (x - middleX) * (y - middleY)) / across : 0;
}
