import { expect, test } from 'vitest';
import { loopLoad } from '../../../../server/start/loop-load.ts';

test('[P1] a process is busy by the time in which its loop had nothing to do, lately', () => {
	const times = { active: 500, idle: 0 };
	const load = loopLoad(() => ({ ...times }));
	const pass = (active: number, idle: number, often = 1) => {
		for (let n = 0; n < often; n++) {
			times.active += active;
			times.idle += idle;
			load();
		}
		return load();
	};
	expect(load(), 'what was before it is not looked at').toBe(0);
	expect(pass(99, 0), 'nor is so short a time').toBe(0);
	expect(pass(0, 1)).toBeCloseTo(0.5);
	expect(pass(100, 0, 12), 'all the time').toBeCloseTo(1, 3);
	expect(pass(62.5, 37.5, 12), 'in the middle').toBeCloseTo(0.5, 3);
	expect(pass(40, 60, 12), 'as ordinarily').toBeCloseTo(0, 3);
	expect(pass(0, 1_000, 12)).toBeCloseTo(0, 3);
});
