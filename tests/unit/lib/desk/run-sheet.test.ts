import { describe, expect, test } from 'vitest';
import { runSheet } from '#lib/desk/run-sheet.ts';
import { defaultSteps } from '#lib/domain/stage.ts';

const MINUTE = 60_000;
const nine = Date.UTC(2026, 5, 1, 9);
const steps = defaultSteps(60); // 5, 10, 10, 15, 5, 10, 5
const at = (minutes: number) => nine + minutes * MINUTE;
const minuteOf = (time: number | undefined) => ((time ?? 0) - nine) / MINUTE;

describe('the run sheet', () => {
	test('[X58] counts from now until the first step was left', () => {
		const sheet = runSheet({ step: 'arrive', steps }, new Map(), at(0));
		expect(sheet.begun).toBe(false);
		expect(sheet.lines.map((line) => minuteOf(line.at))).toEqual([0, 5, 15, 25, 40, 45, 55]);
		expect([minuteOf(sheet.endsAt), sheet.lateMinutes]).toEqual([60, 0]);
	});

	test('[X58] stands still from the first step that began, and says on time', () => {
		const begun = new Map([['private', at(5)]]);
		const sheet = runSheet({ step: 'private', steps }, begun, at(9));
		expect(sheet.begun).toBe(true);
		expect(sheet.lines.map((line) => minuteOf(line.at))).toEqual([0, 5, 15, 25, 40, 45, 55]);
		expect(sheet.lateMinutes).toBe(0);
	});

	test('[X58] is late when a step began late, and when it takes longer than planned', () => {
		const begun = new Map([
			['private', at(5)],
			['share', at(21)]
		]);
		expect(runSheet({ step: 'share', steps }, begun, at(22)).lateMinutes).toBe(6);
		expect(runSheet({ step: 'share', steps }, begun, at(34)).lateMinutes).toBe(9);
		const onTime = new Map([['private', at(5)]]);
		expect(runSheet({ step: 'private', steps }, onTime, at(16)).lateMinutes).toBe(0);
		expect(runSheet({ step: 'private', steps }, onTime, at(18)).lateMinutes).toBe(3);
	});

	test('[X58] a step without minutes takes none, and is never overrun', () => {
		const plan = steps.map((step) =>
			step.id === 'share' ? { id: 'share', kind: step.kind } : step
		);
		const begun = new Map([
			['private', at(5)],
			['share', at(15)]
		]);
		const sheet = runSheet({ step: 'share', steps: plan }, begun, at(50));
		expect(minuteOf(sheet.lines[3]?.at)).toBe(15);
		expect(sheet.lateMinutes).toBe(0);
	});
});
