import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Rotation } from '../../../../server/sync/rotation.ts';

const PERIOD_MS = 5_000;
const TURN_MS = 50;

function rotationOf(count: number) {
	let now = 0;
	const looks: { item: number; at: number }[] = [];
	const rotation = new Rotation<number>({
		periodMs: PERIOD_MS,
		clock: () => now,
		look: (item, at) => looks.push({ item, at })
	});
	for (let item = 0; item < count; item++) rotation.add(item);
	const pass = (ms: number) => {
		for (const end = now + ms; now < end;) {
			now += TURN_MS;
			vi.advanceTimersByTime(TURN_MS);
		}
	};
	return { rotation, looks, pass };
}

beforeEach(() => {
	vi.useFakeTimers();
	return () => vi.useRealTimers();
});

describe('[P3] who is looked at every so often', () => {
	test('[P3] one is looked at once in each period, which does not grow', () => {
		const { looks, pass } = rotationOf(1);
		pass(10 * PERIOD_MS);
		expect(looks.map(({ at }) => at)).toEqual(
			Array.from({ length: 10 }, (_, n) => (n + 1) * PERIOD_MS)
		);
	});

	test('[P3] two thousand who came at once are looked at by few at a time, and each in its turn', () => {
		const { looks, pass } = rotationOf(2_000);
		pass(2 * PERIOD_MS);
		expect(new Set(looks.map(({ item }) => item)).size).toBe(2_000);
		const perTurn = Map.groupBy(looks, ({ at }) => at).values();
		expect(Math.max(...perTurn.map(({ length }) => length))).toBe(20);
		looks.length = 0;
		pass(10 * PERIOD_MS);
		const perItem = Map.groupBy(looks, ({ item }) => item);
		for (const each of perItem.values()) {
			const apart = each.slice(1).map(({ at }, n) => at - (each[n]?.at ?? 0));
			expect(Math.max(...apart)).toBeLessThanOrEqual(PERIOD_MS + 2 * TURN_MS);
		}
		expect(perItem.size).toBe(2_000);
	});

	test('[P3] who has left is not looked at any more, also when they leave while they are', () => {
		const { rotation, looks, pass } = rotationOf(3);
		rotation.delete(1);
		pass(PERIOD_MS + 3 * TURN_MS);
		expect(looks.map(({ item }) => item)).toEqual([0, 2]);
		rotation.delete(0);
		pass(PERIOD_MS);
		expect(looks.slice(2).map(({ item }) => item)).toEqual([2]);
		rotation.stop();
		pass(3 * PERIOD_MS);
		expect(looks).toHaveLength(3);
	});
});
