import { describe, expect, test } from 'vitest';
import { marker, MARKER_LENGTH, readMarkers } from '../load/crowd/marker.ts';
import { Histogram } from '../load/histogram.ts';
import { readOptions, WrongUse } from '../load/options.ts';
import { isOver, linesOf, type Measurement, table } from '../load/report.ts';
import type { Outcome } from '../load/scenarios/scenario.ts';

describe('the histogram', () => {
	test('[tests] says quantiles within two percent, also of several put together', () => {
		const [odd, even] = [new Histogram(), new Histogram()];
		for (let ms = 1; ms <= 1_000; ms++) (ms % 2 === 0 ? even : odd).add(ms);
		odd.merge(even.counts(), even.most);
		expect(odd.count).toBe(1_000);
		expect(odd.most).toBe(1_000);
		for (const [part, wanted] of [
			[0.5, 500],
			[0.99, 990]
		] as const)
			expect(Math.abs(odd.quantile(part) / wanted - 1)).toBeLessThan(0.02);
	});

	test('[tests] says zero of nothing', () => {
		expect(new Histogram().quantile(0.99)).toBe(0);
	});
});

test('[tests] markers are found again between any bytes', () => {
	const bytes = Buffer.from(`\u0007${marker(46_655, 1)}words@@ @${marker(0, 987_654_321)}\u0000@@`);
	const found: [number, number][] = [];
	readMarkers(bytes, (writer, at) => found.push([writer, at]));
	expect(marker(1, 1)).toHaveLength(MARKER_LENGTH);
	expect(found).toContainEqual([46_655, 1]);
});

describe('the report', () => {
	const outcome = (value: number, saturated = false): Outcome => ({
		saturated,
		figures: [{ name: 'reply', value, unit: 'ms', atMost: 10 }]
	});
	const measurement = (...values: [ours: number, theirs: number][]): Measurement => ({
		scenario: 'latency',
		outcomes: values.flatMap(([ours, theirs]) => [
			{ peer: 'fiveways' as const, outcome: outcome(ours) },
			{ peer: 'hocuspocus' as const, outcome: outcome(theirs) }
		])
	});

	test('[tests] compares medians', () => {
		const [line] = linesOf(measurement([1, 8], [2, 100], [30, 4]));
		expect(line).toMatchObject({ value: 2, theirs: 8, ratio: 0.25, saturated: false });
		expect(table(line ? [line] : [])).toContain('0.250');
	});

	test('[tests] does not judge times of a generator at its end', () => {
		const outcomes = [{ peer: 'fiveways' as const, outcome: outcome(11, true) }];
		expect(linesOf({ scenario: 'latency', outcomes }).some(isOver)).toBe(false);
		expect(linesOf(measurement([11, 1])).some(isOver)).toBe(true);
	});
});

describe('the options', () => {
	test('[tests] are bounded, and none is needed', () => {
		expect(readOptions([])).toMatchObject({ seconds: 5, seed: 1, rounds: 1, against: undefined });
		expect(() => readOptions(['--seconds', '601'])).toThrow(WrongUse);
		expect(readOptions(['--seconds', '28800', '--scenario', 'soak']).seconds).toBe(28_800);
		expect(readOptions([]).scenarios).not.toContain('soak');
		expect(() => readOptions(['--workers', '99'])).toThrow(WrongUse);
		expect(() => readOptions(['--scenario', 'lunch'])).toThrow(WrongUse);
	});

	test('[tests] leave out what only ours can be measured by', () => {
		expect(readOptions(['--against', 'hocuspocus']).scenarios).not.toContain('abuse');
		expect(() => readOptions(['--against', 'hocuspocus', '--scenario', 'abuse'])).toThrow(WrongUse);
	});
});
